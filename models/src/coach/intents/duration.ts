import { verdictOn } from '../answers/verdict.ts'
import { isOther, workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { clock } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, stepsTaken } from '../phrases/workouts.ts'
import { limit, several, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'duration',
  asks: 'how long your workout was{workout}',
  topic: 'workout',
  slots: [workout, limit('time'), several],
  metric: 'duration',
  answer: function* (turn) {
    const { duration_s: length, steps, ...found } = yield* workoutOf(turn)
    if (length === null) return 'I do not know how long this workout was.'
    return say(
      verdictOn(
        turn,
        length,
        `${isOther(turn) ? nameOf(found) : `Your ${nounOf(found.type)}`} lasted ${clock(length)}.`,
      ),
      steps !== null && `${stepsTaken(steps, found.feet)} in it.`,
    )
  },
}
