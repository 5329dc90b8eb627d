import type { Intent } from '../intent.ts'
import { replies } from '../phrases/replies.ts'
import { topic } from '../slots.ts'
import subjects from './medical-boundary.replies.json' with { type: 'json' }

const replyTo = replies(subjects)
const GENERAL =
  'I cannot diagnose that. Ease off for now. If there is pain that is sharp, comes with swelling, or does not fade within days, see a doctor or physiotherapist.'

/** General knowledge and where to go with it; never a diagnosis. */
export const intent: Intent = {
  name: 'medical_boundary',
  isInAnyWords: true,
  slots: [topic],
  answer: ({ understood, conversation }) =>
    replyTo(understood.details.topic || conversation.question.toLowerCase()) ?? GENERAL,
}
