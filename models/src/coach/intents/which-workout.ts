import { spokenWorkout } from '../answers/which-workout.ts'
import { ask } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { counted } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, whenOf } from '../phrases/workouts.ts'
import { workoutResult } from '../tool-results.ts'

/** "Which one was that?": the workout that was just compared with or listed, else the one on the screen. */
export const intent: Intent = {
  name: 'which_workout',
  asks: 'which workout that was',
  topic: 'other',
  answer: function* (turn) {
    const spoken = spokenWorkout(turn)
    if (spoken)
      return say(
        `That was ${spoken.name}${spoken.when ? `, ${spoken.when}` : ''}.`,
        'Say open it, and I bring it to your screen.',
      )
    const { high_force_events: high, ...workout } = yield* ask('get_current_workout', {}, workoutResult)
    const when = whenOf(workout.when)
    return say(
      `That is ${nameOf(workout)}${when ? `, ${when}` : ''}.`,
      high !== null && `It has ${counted(high, 'high-force event')}.`,
    )
  },
}
