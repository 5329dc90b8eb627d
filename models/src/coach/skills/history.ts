import { ask } from '../asking.ts'
import { clock, counted, whole } from '../phrases/numbers.ts'
import { listed, say } from '../phrases/speech.ts'
import { nameOf, nounOf, whenOf } from '../phrases/workouts.ts'
import { workoutResult } from '../tool-results.ts'
import type { Skill } from '../turn.ts'
import { NAMED_AT_ONCE } from '../understanding.ts'
import { isDay, noneCalled, periodWords, spokenWorkout, workoutsOf } from './which-workout.ts'

/** The tool gives no more at once. */
const MOST_LISTED = 10

export const list: Skill = function* (turn) {
  const { slots, details } = turn.understood
  const { after = 0 } = details
  const limit = after > 0 ? MOST_LISTED : 5
  const [called] = details.workoutNames ?? []
  const ofName = called && (yield* workoutsOf({ period: slots.period, name: called.names.at(-1), limit }))
  const result =
    ofName && (!called.mayDescribe || ofName.workouts.length > 0)
      ? ofName
      : yield* workoutsOf({ period: slots.period, type: slots.type, limit })
  const noun = nounOf(slots.type)
  const period = periodWords(slots.period)
  const total = result.total ?? result.workouts.length
  const isNone = Math.round(total) === 0 || result.workouts.length === 0
  if (isNone && called && result === ofName) throw noneCalled(called.names[0] ?? '', slots.period)
  if (isNone) return `I found no ${noun}s${period ? ` ${period}` : ''}.`
  const named = result.workouts.slice(after, after + NAMED_AT_ONCE).map((workout) => {
    const when = isDay(slots.period) ? '' : whenOf(workout.when)
    return `${nameOf(workout)}${when ? ` from ${when.replace(/^on /, '')}` : ''}`
  })
  if (after > 0) return others(named, total > result.workouts.length)
  return say(
    period
      ? `There ${Math.round(total) === 1 ? 'was' : 'were'} ${counted(total, noun)} ${period}.`
      : `You have ${counted(total, noun)}.`,
    details.metric === 'duration' &&
      result.total_duration_s !== null &&
      `That is ${clock(result.total_duration_s)} in all.`,
    total > named.length
      ? `The latest are ${listed(named)}.`
      : `${total === 1 ? 'It is' : 'They are'} ${listed(named)}.`,
    total === 1 ? 'Say open it, and I bring it to your screen.' : 'Tell me which one to open.',
  )
}

/** "And the others?" */
function others(named: readonly string[], areMore: boolean): string {
  if (named.length > 0) return say(`Then there ${named.length === 1 ? 'is' : 'are'} ${listed([...named])}.`)
  return areMore
    ? 'The older ones are on the page of your workouts. You can also ask for a month, or for a name.'
    : 'Those were all of them.'
}

/** "Which one was that?": the workout that was just compared with or listed, else the one on the screen. */
export const whichWorkout: Skill = function* (turn) {
  const spoken = spokenWorkout(turn)
  if (spoken)
    return say(
      `That was ${spoken.name}${spoken.when ? `, ${spoken.when}` : ''}.`,
      'Say open it, and I bring it to your screen.',
    )
  const workout = yield* ask('get_current_workout', {}, workoutResult)
  const when = whenOf(workout.when)
  return say(
    `That is ${nameOf(workout)}${when ? `, ${when}` : ''}.`,
    workout.high_force_events !== null && `It has ${whole(workout.high_force_events)} high-force events.`,
  )
}
