import { STOPPED } from '../conversation.ts'
import type { Intent } from '../intent.ts'

export const intent: Intent = { name: 'stop', answer: () => STOPPED }
