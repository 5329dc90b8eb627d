import { ask } from '../asking.ts'
import { fromTo } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { type TrendResult, trendResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import { FIGURES, type Figure, figureOf } from './figures.ts'

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
  const metric = figureOf(asked.metric) ?? FIGURES.peak
  const result = yield* ask('get_trend', { ...asked }, trendResult)
  return metric ? phrase(metric, asked.region, result) : ''
}

export const isTrendMetric = (metric: string | undefined): metric is string => figureOf(metric) !== undefined

/** How a place developed over so many workouts before this one, and this one. */
export function* trendOver(before: number, region: string, { understood: { slots, details } }: Turn) {
  const metric = details.metric === 'mean' ? 'mean' : 'peak'
  const count = Math.min(before + 1, MOST_COUNTED)
  return yield* trendOf({ metric, region, type: slots.type ?? null, count, period: null })
}

function phrase(
  metric: Figure,
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
    // Of a workout's length the direction is all that matters.
    metric.side !== 'duration_s' &&
      `${plural ? 'They' : 'It'} ${fromTo(spoken(first), spoken(last))} over your last ${points.length} workouts.`,
    direction === 'up' && metric.up,
    direction === 'down' && metric.down,
  )
}
