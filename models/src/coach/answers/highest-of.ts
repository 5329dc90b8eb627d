import { ask } from '../asking.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, periodWords, whenOf } from '../phrases/workouts.ts'
import { trendResult } from '../tool-results.ts'
import type { Understanding } from '../understanding.ts'
import { figureOf } from './figures.ts'
import { periodOf, toolPeriod } from './which-workout.ts'

/** The tool looks at no more workouts. */
const MOST_COUNTED = 50
const LOWEST: ReadonlySet<string> = new Set(['lowest_peak', 'shortest'])

/** "Which run had the highest cadence?": of a figure that lists are not ordered by. */
export function* highestOf(metric: string, understood: Understanding) {
  const { slots, details } = understood
  const period = periodOf(understood)
  const { points } = yield* ask(
    'get_trend',
    {
      metric,
      region: null,
      type: slots.type ?? null,
      count: details.latest ?? (period ? null : MOST_COUNTED),
      period: toolPeriod(period),
    },
    trendResult,
  )
  const figure = figureOf(metric)
  const isLowest = LOWEST.has(slots.order ?? '')
  const [first] = points
    .flatMap((point) => (point.value === null ? [] : [{ ...point, value: point.value }]))
    .toSorted((one, other) => (isLowest ? one.value - other.value : other.value - one.value))
  const when = periodWords(period)
  if (!figure || !first) return `I found no ${nounOf(slots.type)}${when ? ` ${when}` : ''} with that figure.`
  const day = whenOf(first.when)
  return say(
    `Your ${isLowest ? 'lowest' : 'highest'} ${figure.words}${when ? ` ${when}` : ''} was ${figure.spoken(first.value)}.`,
    `It was in ${nameOf(first)}${day ? `, ${day}` : ''}.`,
  )
}
