import { isTrendMetric, trendOf } from '../answers/trends.ts'
import { toolPeriod } from '../answers/which-workout.ts'
import { placeSpokenOf } from '../dialogue/background.ts'
import type { Intent, SlotReader } from '../intent.ts'
import { intentOf } from '../registry.ts'
import { metricSlot, otherType, place, several } from '../slots.ts'

const COMPARES = /\b(?:than|compared|comparison|versus|against|to|from|over) (?:the )?PERIOD\b/
/** "Better than last month" is since then. */
const since: SlotReader = ({ periodMeant, tagged }) => {
  if (!periodMeant) return {}
  const isSide = /^(?:since|after|until|before|last_\d)/.test(periodMeant)
  return { details: { period: COMPARES.test(tagged) && !isSide ? `since_${periodMeant}` : periodMeant } }
}

/** Figures of a place on the foot. */
const PLACED: ReadonlySet<string> = new Set(['peak', 'mean', 'load_share'])

export const intent: Intent = {
  name: 'trend',
  asks: 'how your {what}{place} developed over your workouts',
  topic: 'place',
  slots: [metricSlot, place, otherType, since, several],
  covers: ['comparison'],
  leaves: ({ slots: { metric } }) => (metric && !isTrendMetric(metric) ? ['foot', 'figure'] : ['foot']),
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
    return yield* trendOf({
      metric,
      region: PLACED.has(metric) ? (slots.region ?? null) : null,
      type: slots.type ?? null,
      count: details.latest ?? null,
      period: toolPeriod(details.period),
    })
  },
}
