import type { Intent } from '../intent.ts'
import { replies } from '../phrases/replies.ts'
import { topic } from '../slots.ts'
import subjects from './out-of-scope.replies.json' with { type: 'json' }

const replyTo = replies(subjects)

/** What no insole measures, no voice can do, or no coach knows. */
export const intent: Intent = {
  name: 'out_of_scope',
  isInAnyWords: true,
  slots: [topic],
  answer: ({ understood, conversation }) =>
    replyTo(understood.details.topic || conversation.question.toLowerCase()) ??
    'I am not sure I can help with that. Ask me for a peak, an average, events, your cadence, or a summary.',
}
