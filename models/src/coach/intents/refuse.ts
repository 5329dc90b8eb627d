import type { Intent } from '../intent.ts'

export const intent: Intent = {
  name: 'refuse',
  answer: () => 'I cannot do that. I only see your own workouts, and nothing said here changes that.',
}
