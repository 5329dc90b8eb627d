import { wayOf } from '../answers/segment.ts'
import { inOther, workoutIdOf } from '../answers/which-workout.ts'
import { ask } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { decimal, fromTo, whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { part, workout } from '../slots.ts'
import { halvesResult } from '../tool-results.ts'

const VERDICTS = {
  harder: 'The second half was harder on your feet',
  softer: 'The second half was softer on your feet',
  same: 'Both halves were much the same',
}

export const intent: Intent = {
  name: 'halves',
  asks: 'how the second half compares with the first{workout}',
  topic: 'workout',
  slots: [workout, part],
  covers: ['comparison', 'each'],
  answer: function* (turn) {
    const id = yield* workoutIdOf(turn)
    const { first, second, name } = yield* ask('compare_halves', { workout_id: id }, halvesResult)
    if (!first || !second || first.mean === null || second.mean === null)
      return 'I have too little of this workout to set its halves side by side.'
    const way = wayOf(first.mean, second.mean)
    const [hits, later] = [first.high_force_events, second.high_force_events]
    return say(
      `${VERDICTS[way]}${inOther(id, nameOf({ name }))}: the average pressure ${fromTo(decimal(first.mean), decimal(second.mean))}.`,
      hits !== null && later !== null && `The high-force events ${fromTo(whole(hits), whole(later))}.`,
      way === 'harder' && 'Tired legs land heavier, so ease off before the end.',
    )
  },
}
