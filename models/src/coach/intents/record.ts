import { highestOf } from '../answers/highest-of.ts'
import { periodOf, workoutsOf } from '../answers/which-workout.ts'
import { askIfPossible } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { isDay } from '../language/periods.ts'
import { rankWords } from '../language/which-event.ts'
import { clock, counted, decimal } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, periodWords, whenOf } from '../phrases/workouts.ts'
import { topicOf } from '../registry.ts'
import { metricDetail, order, period, rank, several, workoutType } from '../slots.ts'
import { type ListResult, workoutResult } from '../tool-results.ts'

const CALLED: Record<string, string> = {
  longest: 'longest',
  shortest: 'shortest',
  oldest: 'first',
  lowest_peak: 'softest',
  fewest_high_force_events: 'softest',
}

/** Figures that lists of workouts are not ordered by. */
const isTrended = (metric: string | undefined): metric is string =>
  metric === 'cadence' || metric === 'contact_time' || metric === 'mean' || metric === 'load_share'

/** The longest, hardest or softest of several workouts; the conversation goes on about that one. */
export const intent: Intent = {
  name: 'record',
  asks: 'which of your workouts was the hardest',
  topic: 'list',
  slots: [order, workoutType, period, several, rank, metricDetail],
  covers: ['comparison'],
  leaves: ({ details }) => (isTrended(details.metric) && details.rank ? ['rank'] : []),
  inherits: (own, { tagged }, { previous }) =>
    previous &&
    topicOf(previous.intent) === 'list' &&
    (tagged.split(' ').length <= 5 || /\b(?:those|them|these)\b/.test(tagged))
      ? {
          ...own,
          slots: { ...previous.slots, ...own.slots },
          details: { ...previous.details, ...own.details },
        }
      : null,
  answer: function* ({ understood, offered }) {
    const { type, order: by = 'highest_peak' } = understood.slots
    const { latest: count, rank: place = 1, metric } = understood.details
    const when = periodOf(understood)
    if (isTrended(metric)) return yield* highestOf(metric, understood)
    const shown = yield* askIfPossible('get_current_workout', {}, workoutResult, offered)
    const { workouts } = yield* workoutsOf({
      period: when,
      type,
      order: by,
      latest: count,
      limit: place,
    })
    const first = workouts[place - 1]
    const words = periodWords(when)
    if (!first)
      return `I found no ${rankWords(place)}${place > 1 ? `${CALLED[by] ?? 'hardest'} ` : ''}${nounOf(type)}${words ? ` ${words}` : ''}.`
    const day = isDay(when) ? '' : whenOf(first.when)
    return say(
      `${count ? 'Of those, your' : 'Your'} ${rankWords(place)}${CALLED[by] ?? 'hardest'} ${nounOf(type)}${words ? ` ${words}` : ''} was ${nameOf(first)}${day ? `, ${day}` : ''}.`,
      figure(by, first),
      shown?.workout_id === first.workout_id
        ? 'It is the one on your screen.'
        : 'Say open it, and I bring it to your screen.',
    )
  },
}

function figure(
  by: string,
  { duration_s: length, peak, high_force_events: events }: ListResult['workouts'][number],
) {
  if (by === 'longest' || by === 'shortest') return length === null ? null : `It lasted ${clock(length)}.`
  const highest = peak === null ? null : `its peak was ${decimal(peak)}`
  const hits = events === null ? null : `it had ${counted(events, 'high-force event')}`
  const told = (by.endsWith('_events') ? [hits, highest] : [highest, hits]).filter((words) => words !== null)
  return told.length > 0 ? `${told.join(', and ')}.` : null
}
