import { ask } from '../asking.ts'
import { decimal, fromTo, percent, whole } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { type TrendResult, trendResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'

interface Metric {
  readonly words: string
  readonly plural?: boolean
  /** Null where only the direction is said. */
  readonly spoken: ((value: number) => string) | null
  readonly up: string
  readonly down: string
}

const HARDER = 'That is more load on the foot, so watch your landings.'
const SOFTER = 'Your foot is getting less of a beating.'
const METRICS: Record<string, Metric> = {
  peak: { words: 'peak', spoken: decimal, up: HARDER, down: SOFTER },
  mean: { words: 'average pressure', spoken: decimal, up: HARDER, down: SOFTER },
  load_share: {
    words: 'load share',
    spoken: percent,
    up: 'That part of the foot does more of the work now.',
    down: 'Other parts of the foot do more of the work now.',
  },
  high_force_events: { words: 'high-force events', plural: true, spoken: whole, up: HARDER, down: SOFTER },
  cadence: {
    words: 'cadence',
    spoken: whole,
    up: 'Quicker steps usually land softer.',
    down: 'Slower steps are longer, and they usually land harder.',
  },
  contact_time: {
    words: 'contact time',
    spoken: (value) => `${whole(value)} milliseconds`,
    up: 'Your feet stay down longer, as they do when legs are tired.',
    down: 'Your step is getting springier.',
  },
  duration: {
    words: 'workout time',
    spoken: null,
    up: 'You keep going longer.',
    down: 'Your workouts got shorter.',
  },
}
/** The tool looks at no more workouts. */
const MOST_COUNTED = 12

interface Over {
  readonly metric: string
  readonly region: string | null
  readonly type: string | null
  readonly count: number | null
  readonly period: string | null
}

/** How a figure developed, in words. */
export function* trendOf(asked: Over) {
  const metric = METRICS[asked.metric] ?? METRICS.peak
  const result = yield* ask('get_trend', { ...asked }, trendResult)
  return metric ? phrase(metric, asked.region, result) : ''
}

export const isTrendMetric = (metric: string | undefined): metric is string =>
  METRICS[metric ?? ''] !== undefined

/** How a place developed over so many workouts before this one, and this one. */
export function* trendOver(before: number, region: string, { understood: { slots, details } }: Turn) {
  const metric = details.metric === 'mean' ? 'mean' : 'peak'
  const count = Math.min(before + 1, MOST_COUNTED)
  return yield* trendOf({ metric, region, type: slots.type ?? null, count, period: null })
}

function phrase(
  metric: Metric,
  region: string | null,
  { direction, first, last, points }: TrendResult,
): string {
  const { words, plural, spoken } = metric
  const is = plural ? 'are' : 'is'
  if (first === null || last === null || points.length < 2 || direction === 'unknown')
    return `I need more workouts of this kind to see where your ${words} ${is} going.`
  const subject = `Your ${words}${region ? ` on ${yourPlace(region)}`.replace('on your', 'on the') : ''}`
  const way = direction === 'flat' ? 'steady' : `going ${direction === 'up' ? 'up' : 'down'}`
  return say(
    `${subject} ${is} ${way}.`,
    spoken &&
      `${plural ? 'They' : 'It'} ${fromTo(spoken(first), spoken(last))} over your last ${points.length} workouts.`,
    direction === 'up' && metric.up,
    direction === 'down' && metric.down,
  )
}
