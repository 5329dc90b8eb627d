import { askIfPossible } from '../asking.ts'
import { clock, decimal } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { QUESTION } from '../phrases/talk.ts'
import { nameOf, whenOf } from '../phrases/workouts.ts'
import { workoutResult } from '../tool-results.ts'
import type { AskingSkill } from '../turn.ts'

/** The greeting at the beginning of a call: the workout's name and one true highlight. */
export const greeting: AskingSkill = function* ({ offered }) {
  const workout = yield* askIfPossible('get_current_workout', {}, workoutResult, offered)
  if (!workout?.workout_id && !workout?.name) return 'Hi, I am your coach. Which workout shall we look at?'
  const when = whenOf(workout.when)
  const { peak, duration_s: length } = workout
  const fact =
    peak?.value !== null && peak?.value !== undefined
      ? `Your peak was ${decimal(peak.value)} on ${yourPlace(peak.region)}.`
      : length !== null && `It lasted ${clock(length)}.`
  return say(`Hi, we are looking at ${nameOf(workout)}${when ? `, ${when}` : ''}.`, fact, QUESTION)
}
