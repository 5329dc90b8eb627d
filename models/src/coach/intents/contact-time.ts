import { notMeasured } from '../answers/not-measured.ts'
import { verdictOn } from '../answers/verdict.ts'
import { inOther, isOther, workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { limit, several, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'contact_time',
  asks: 'your ground contact time{workout}',
  topic: 'workout',
  slots: [workout, limit('figure'), several],
  metric: 'contact_time',
  term: 'contact time',
  answer: function* (turn) {
    const { contact_time_ms: contact, ...found } = yield* workoutOf(turn)
    if (contact === null) return notMeasured('contact time')
    return say(
      verdictOn(
        turn,
        contact,
        `Your ground contact time${isOther(turn) ? inOther('', nameOf(found)) : ''} was ${whole(contact)} milliseconds.`,
      ),
      'That is how long each foot stays down; a shorter time means a springier step.',
    )
  },
}
