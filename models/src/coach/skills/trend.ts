import { ask } from '../asking.ts'
import { decimal, percent, whole } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { type TrendResult, trendResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import { toolPeriod } from './which-workout.ts'

interface Metric {
  words: string
  plural?: boolean
  /** Null where only the direction is said. */
  spoken: ((value: number) => string) | null
  up: string
  down: string
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

export const trend: Skill = function* (turn) {
  const { slots, details } = turn.understood
  const metric = slots.metric && METRICS[slots.metric] ? slots.metric : 'peak'
  const region = slots.region ?? null
  // "Compared with last month" needs workouts from before this month, so only the current periods narrow it.
  const period = details.period === 'week' || details.period === 'month' ? toolPeriod(details.period) : null
  const hasRegion = metric === 'peak' || metric === 'mean' || metric === 'load_share'
  const result = yield* ask(
    'get_trend',
    { metric, region: hasRegion ? region : null, type: slots.type ?? null, count: null, period },
    trendResult,
  )
  const words = METRICS[metric]
  return words ? phrase(words, hasRegion ? region : null, result) : ''
}

/** How a place developed over so many workouts before this one, and this one. */
export function* trendOver(before: number, region: string, { understood: { slots, details } }: Turn) {
  const metric = details.metric === 'mean' ? 'mean' : 'peak'
  const args = {
    metric,
    region,
    type: slots.type ?? null,
    count: Math.min(before + 1, MOST_COUNTED),
    period: null,
  }
  const words = METRICS[metric]
  return words ? phrase(words, region, yield* ask('get_trend', args, trendResult)) : ''
}

function phrase(
  metric: Metric,
  region: string | null,
  { direction, first, last, points }: TrendResult,
): string {
  const subject = `Your ${metric.words}${region ? ` on ${yourPlace(region)}`.replace('on your', 'on the') : ''}`
  const verb = metric.plural ? 'are' : 'is'
  if (first === null || last === null || points.length < 2 || direction === 'unknown') {
    return `I need more workouts of this kind to see where your ${metric.words} ${verb} going.`
  }
  const over = `over your last ${points.length} workouts`
  const isUp = direction === 'up'
  const isFlat = direction === 'flat'
  const { spoken } = metric
  const subjectAgain = metric.plural ? 'They' : 'It'
  const figures =
    spoken &&
    (isFlat
      ? `${subjectAgain} ${metric.plural ? 'were' : 'was'} ${spoken(first)} at first and ${metric.plural ? 'are' : 'is'} ${spoken(last)} now, ${over}.`
      : `${subjectAgain} went from ${spoken(first)} to ${spoken(last)} ${over}.`)
  return say(
    `${subject} ${verb} ${isFlat ? 'steady' : isUp ? 'going up' : 'going down'}.`,
    figures,
    !isFlat && (isUp ? metric.up : metric.down),
  )
}
