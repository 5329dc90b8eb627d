import { clock, percent, whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, timeOfDay, whenOf } from '../phrases/workouts.ts'
import type { Skill } from '../turn.ts'
import { pressureOf } from './pressure.ts'
import { isOther, workoutOf } from './which-workout.ts'

/** Gait is not known below 20 readings a second, and it is not guessed. */
const notMeasured = (what: string): string =>
  say(`I have no ${what} for this workout.`, 'Its recording is too slow or too short to see single steps.')

export const duration: Skill = function* (turn) {
  const workout = yield* workoutOf(turn)
  if (workout.duration_s === null) return 'I do not know how long this workout was.'
  const subject = isOther(turn) ? nameOf(workout) : `your ${nounOf(workout.type)}`
  return say(
    `${subject} lasted ${clock(workout.duration_s)}.`,
    workout.steps !== null && `You took ${whole(workout.steps)} steps in it.`,
  )
}

export const cadence: Skill = function* (turn) {
  const workout = yield* workoutOf(turn)
  if (workout.cadence_per_min === null) return notMeasured('cadence')
  return say(
    `Your cadence${isOther(turn) ? ` in ${nameOf(workout)}` : ''} was ${whole(workout.cadence_per_min)} steps a minute.`,
    'Quicker, shorter steps usually land softer.',
  )
}

export const steps: Skill = function* (turn) {
  const workout = yield* workoutOf(turn)
  if (workout.steps === null) return notMeasured('step count')
  return say(
    `You took ${whole(workout.steps)} steps${isOther(turn) ? ` in ${nameOf(workout)}` : ''}.`,
    workout.duration_s !== null && `That was over ${clock(workout.duration_s)}.`,
  )
}

export const contactTime: Skill = function* (turn) {
  const workout = yield* workoutOf(turn)
  if (workout.contact_time_ms === null) return notMeasured('contact time')
  return say(
    `Your ground contact time${isOther(turn) ? ` in ${nameOf(workout)}` : ''} was ${whole(workout.contact_time_ms)} milliseconds.`,
    'That is how long each foot stays down; a shorter time means a springier step.',
  )
}

export const date: Skill = function* (turn) {
  const workout = yield* workoutOf(turn)
  const end = turn.understood.details.isEnd ? timeOfDay(workout.time_of_day_at_end) : ''
  if (end) return say(`It ended at ${end}.`, `${nameOf(workout)} was ${whenOf(workout.when) || 'then'}.`)
  const when = whenOf(workout.when)
  if (!when) return 'I do not know when that workout was.'
  const at = timeOfDay(workout.time_of_day)
  return say(`That was ${when}${at ? `, at ${at}` : ''}.`, `It is called ${nameOf(workout)}.`)
}

export const stancePhases: Skill = function* (turn) {
  const { stance_phases_percent: phases, where } = yield* pressureOf(turn, null)
  if (!phases || phases.loading === null || phases.mid_stance === null || phases.push_off === null) {
    return notMeasured('stance phases')
  }
  return say(
    `Loading took ${percent(phases.loading)} of each step${where}.`,
    `Mid-stance took ${percent(phases.mid_stance)} and push-off ${percent(phases.push_off)}.`,
    'A long loading phase means a heavier landing, a short push-off less drive.',
  )
}

export const centreOfPressure: Skill = function* (turn) {
  const { feet, where } = yield* pressureOf(turn, null)
  const [foot] = feet
  const heel = foot?.groups.find(({ region }) => region === 'heel')?.load_share_percent
  const forefoot = foot?.groups.find(({ region }) => region === 'forefoot')?.load_share_percent
  if (typeof heel !== 'number' || typeof forefoot !== 'number')
    return 'I have no centre of pressure for this workout.'
  return say(
    `Your load leans to the ${forefoot >= heel ? 'forefoot' : 'heel'}${where}.`,
    `The forefoot carried ${percent(forefoot)} and the heel ${percent(heel)}.`,
    'A smooth path from heel to big toe is what you want.',
  )
}
