import { notMeasured } from '../answers/not-measured.ts'
import { verdictOn } from '../answers/verdict.ts'
import { inOther, isOther, workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { limit, several, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'cadence',
  asks: 'your cadence{workout}',
  topic: 'workout',
  slots: [workout, limit('figure', 'steps'), several],
  metric: 'cadence',
  term: 'cadence',
  answer: function* (turn) {
    const { cadence_per_min: cadence, ...found } = yield* workoutOf(turn)
    if (cadence === null) return notMeasured('cadence')
    return say(
      verdictOn(
        turn,
        cadence,
        `Your cadence${isOther(turn) ? inOther('', nameOf(found)) : ''} was ${whole(cadence)} steps a minute.`,
      ),
      'Quicker, shorter steps usually land softer.',
    )
  },
}
