import { ask } from '../asking.ts'
import { decimal, fromTo, whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { halvesResult } from '../tool-results.ts'
import type { Skill } from '../turn.ts'
import { inOther, workoutIdOf } from './which-workout.ts'

/** Halves of an even effort differ by up to this share. */
const SAME = 0.03

/** How the second half of a workout was beside the first. */
export const halves: Skill = function* (turn) {
  const id = yield* workoutIdOf(turn)
  const result = yield* ask('compare_halves', { workout_id: id }, halvesResult)
  const { first, second } = result
  if (!first || !second || first.mean === null || second.mean === null)
    return 'I have too little of this workout to set its halves side by side.'
  const way = wayOf(first.mean, second.mean)
  const hits =
    first.high_force_events !== null && second.high_force_events !== null
      ? `The high-force events ${fromTo(whole(first.high_force_events), whole(second.high_force_events))}.`
      : null
  return say(
    `${VERDICTS[way]}${inOther(id, nameOf({ name: result.name }))}: the average pressure ${fromTo(decimal(first.mean), decimal(second.mean))}.`,
    hits,
    way === 'harder' && 'Tired legs land heavier, so ease off before the end.',
  )
}

const VERDICTS = {
  harder: 'The second half was harder on your feet',
  softer: 'The second half was softer on your feet',
  same: 'Both halves were much the same',
}

/** How a later pressure is beside an earlier one. */
export const wayOf = (first: number, second: number) =>
  Math.abs(second - first) <= first * SAME ? 'same' : second > first ? 'harder' : 'softer'
