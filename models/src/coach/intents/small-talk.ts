import type { Intent } from '../intent.ts'
import { replies } from '../phrases/replies.ts'
import { topic } from '../slots.ts'
import subjects from './small-talk.replies.json' with { type: 'json' }

const replyTo = replies(subjects)

/** What is no question about data. */
export const intent: Intent = {
  name: 'small_talk',
  slots: [topic],
  answer: ({ understood, conversation: { question } }) =>
    replyTo(understood.details.topic || question.toLowerCase()) ??
    replyTo(question.toLowerCase()) ??
    'Glad to hear it. What else would you like to know?',
}
