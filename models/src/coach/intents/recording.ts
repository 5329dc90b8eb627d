import { workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { decimal } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { workout } from '../slots.ts'

export const intent: Intent = {
  name: 'recording',
  asks: 'how often the insole measured{workout}',
  topic: 'workout',
  slots: [workout],
  answer: function* (turn) {
    const { sampling_rate_hz: rate } = yield* workoutOf(turn)
    if (rate === null) return 'I do not know how this workout was recorded.'
    return say(
      `The insole measured ${decimal(rate)} times a second.`,
      'Single steps need a faster recording than averages do.',
    )
  },
}
