import type { Intent } from '../intent.ts'

export const intent: Intent = {
  name: 'unclear',
  answer: ({ conversation }) =>
    conversation.question.trim()
      ? 'I am not sure what you mean. You can ask for a peak, an average, events, your cadence, or a summary.'
      : 'Sorry, I did not hear that.',
}
