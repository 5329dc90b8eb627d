import type { Intent } from '../intent.ts'

export const intent: Intent = {
  name: 'refuse',
  isInAnyWords: true,
  answer: () => 'I cannot do that. I only see your own workouts, and nothing said here changes that.',
}
