import { askIfPossible } from '../asking.ts'
import { clock, counted, decimal } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, whenOf } from '../phrases/workouts.ts'
import { type ListResult, workoutResult } from '../tool-results.ts'
import type { Skill } from '../turn.ts'
import { isDay, periodWords, workoutsOf } from './which-workout.ts'

const CALLED: Record<string, string> = {
  longest: 'longest',
  shortest: 'shortest',
  oldest: 'first',
  highest_peak: 'hardest',
  lowest_peak: 'softest',
  most_high_force_events: 'hardest',
  fewest_high_force_events: 'softest',
}

/** The longest, hardest or softest of several workouts; the conversation goes on about that one. */
export const record: Skill = function* ({ understood, offered }) {
  const { period, type, order = 'highest_peak' } = understood.slots
  const { latest } = understood.details
  const shown = yield* askIfPossible('get_current_workout', {}, workoutResult, offered)
  const { workouts } = yield* workoutsOf({ period, type, order, latest, limit: 1 })
  const [first] = workouts
  const when = periodWords(period)
  const noun = nounOf(type)
  if (!first) return `I found no ${noun}${when ? ` ${when}` : ''}.`
  const day = isDay(period) ? '' : whenOf(first.when)
  return say(
    `${latest ? 'Of those, your' : 'Your'} ${CALLED[order] ?? 'hardest'} ${noun}${when ? ` ${when}` : ''} was ${nameOf(first)}${day ? `, ${day}` : ''}.`,
    figure(order, first),
    shown?.workout_id === first.workout_id
      ? 'It is the one on your screen.'
      : 'Say open it, and I bring it to your screen.',
  )
}

function figure(order: string, workout: ListResult['workouts'][number]): string | null {
  const { duration_s: duration, peak, high_force_events: events } = workout
  if (order === 'longest' || order === 'shortest')
    return duration === null ? null : `It lasted ${clock(duration)}.`
  const highest = peak === null ? null : `its peak was ${decimal(peak)}`
  const hits = events === null ? null : `it had ${counted(events, 'high-force event')}`
  const figures = order.endsWith('_events') ? [hits, highest] : [highest, hits]
  const told = figures.filter((words) => words !== null).join(', and ')
  return told && `${told}.`
}
