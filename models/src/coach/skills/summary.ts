import { askIfPossible } from '../asking.ts'
import { clock, counted, decimal, whole } from '../phrases/numbers.ts'
import { placeMeaning, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, whenOf } from '../phrases/workouts.ts'
import { type WorkoutResult, workoutResult } from '../tool-results.ts'
import type { AskingSkill, Skill } from '../turn.ts'
import { isOther, workoutOf } from './which-workout.ts'

export const summary: Skill = function* (turn) {
  const workout = yield* workoutOf(turn)
  const subject = isOther(turn) ? nameOf(workout) : `your ${nounOf(workout.type)}`
  const length =
    workout.duration_s === null ? `Here is ${subject}` : `${subject} took ${clock(workout.duration_s)}`
  const pace = workout.cadence_per_min === null ? '' : ` at ${whole(workout.cadence_per_min)} steps a minute`
  return say(`${length}${pace}.`, highlight(workout), events(workout))
}

function highlight({ peak }: WorkoutResult): string | null {
  if (peak?.value === null || peak?.value === undefined) return 'There is no pressure in it yet.'
  const meaning = placeMeaning(peak.region)
  return `The peak was ${decimal(peak.value)} on ${yourPlace(peak.region)}${meaning ? `, ${meaning}` : ''}.`
}

function events({ high_force_events: high }: WorkoutResult): string | null {
  if (high === null) return null
  if (Math.round(high) === 0) return 'No high-force events, so your landings were soft.'
  return `You had ${counted(high, 'high-force event')}.`
}

/** The greeting at the beginning of a call: the workout's name and one true highlight. */
export const greeting: AskingSkill = function* ({ offered }) {
  const workout = yield* askIfPossible('get_current_workout', {}, workoutResult, offered)
  if (!workout?.workout_id && !workout?.name) return 'Hi, I am your coach. Which workout shall we look at?'
  const when = whenOf(workout.when)
  const name = nameOf(workout)
  const { peak } = workout
  const fact =
    peak?.value !== null && peak?.value !== undefined
      ? `Your peak was ${decimal(peak.value)} on ${yourPlace(peak.region)}.`
      : workout.duration_s === null
        ? null
        : `It lasted ${clock(workout.duration_s)}.`
  return say(`Hi, we are looking at ${name}${when ? `, ${when}` : ''}.`, fact, 'What would you like to know?')
}
