import type { Intent } from '../intent.ts'
import { QUESTION } from '../phrases/talk.ts'

export const intent: Intent = { name: 'greet', answer: () => `Hello. ${QUESTION}` }
