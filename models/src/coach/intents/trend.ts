import { isTrendMetric, trendOf } from '../answers/trends.ts'
import { toolPeriod } from '../answers/which-workout.ts'
import { placeSpokenOf } from '../dialogue/background.ts'
import type { Intent } from '../intent.ts'
import { intentOf } from '../registry.ts'
import { metricSlot, otherType, periodDetail, place } from '../slots.ts'

/** Figures of a place on the foot. */
const PLACED: ReadonlySet<string> = new Set(['peak', 'mean', 'load_share'])

export const intent: Intent = {
  name: 'trend',
  asks: 'how your {what}{place} developed over your workouts',
  topic: 'place',
  slots: [metricSlot, place, otherType, periodDetail],
  knows: ['since', 'overWorkouts', 'place'],
  inherits(own, { tagged }, { previous }) {
    if (!previous || own.slots.region || tagged.split(' ').length > 9) return null
    const metric = own.slots.metric ?? previous.slots.metric ?? intentOf(previous.intent).metric
    const region = placeSpokenOf(previous)
    const isPlain =
      !own.slots.metric && (metric === 'peak' || metric === 'duration') && previous.intent !== 'trend'
    const slots = { ...own.slots, ...(metric && !isPlain && { metric }), ...(region && { region }) }
    return { ...own, slots }
  },
  answer: function* ({ understood: { slots, details } }) {
    const metric = isTrendMetric(slots.metric) ? slots.metric : 'peak'
    // "Compared with last month" needs workouts from before this month, so only the current periods narrow it.
    const isNarrow = details.period === 'week' || details.period === 'month'
    return yield* trendOf({
      metric,
      region: PLACED.has(metric) ? (slots.region ?? null) : null,
      type: slots.type ?? null,
      count: null,
      period: isNarrow ? toolPeriod(details.period) : null,
    })
  },
}
