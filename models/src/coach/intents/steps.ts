import { notMeasured } from '../answers/not-measured.ts'
import { verdictOn } from '../answers/verdict.ts'
import { inOther, isOther, workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { clock } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, stepsTaken } from '../phrases/workouts.ts'
import { limit, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'steps',
  asks: 'how many steps you took{workout}',
  topic: 'workout',
  metric: 'steps',
  slots: [workout, limit('figure', 'steps')],
  answer: function* (turn) {
    const { steps, duration_s: length, ...found } = yield* workoutOf(turn)
    if (steps === null) return notMeasured('step count')
    return say(
      verdictOn(
        turn,
        steps,
        `${stepsTaken(steps, found.feet)}${isOther(turn) ? inOther('', nameOf(found)) : ''}.`,
      ),
      length !== null && `That was over ${clock(length)}.`,
    )
  },
}
