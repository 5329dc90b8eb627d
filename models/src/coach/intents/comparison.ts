import type { Entities } from '../language/entities.ts'
import type { Understanding } from '../understanding.ts'
import { metricSpokenOf } from './about-last.ts'
import { changed } from './changed.ts'
import { PLACED } from './focus.ts'
import { fillSlots } from './slots.ts'

const FURTHER_BACK = /\b(?:before|earlier than) (?:that|it|this one)\b|\bthe one before\b/
/** "Compared with last time?", "is that better than last week?" */
const COMPARES_IT = /^(?:compared?|versus|against|relative to)\b|\b(?:it|that)\b/
/** "Higher than in the easy run?" */
const THAN =
  /\b(?:higher|lower|more|less|harder|softer|better|worse|longer|shorter)(?: load(?:ed)?)? than\b(?! (?:that|it)$)/

/** "Compared with the toes?", "and with the run before that?", "is that better than last time?" */
export function compared(
  own: Understanding,
  entities: Entities,
  led: boolean,
  previous: Understanding,
): Understanding {
  const isWithWorkout = own.details.stepsBack !== undefined || own.details.period !== undefined
  if (!isWithWorkout && PLACED.has(previous.intent) && entities.places.length > 0)
    return changed(previous, entities, undefined)
  if (previous.intent === 'compare' && FURTHER_BACK.test(entities.tagged))
    return {
      ...own,
      details: {
        ...own.details,
        stepsBack: (previous.details.latest ?? previous.details.stepsBack ?? 1) + 1,
      },
    }
  if (!led && !COMPARES_IT.test(entities.tagged)) return own
  const metric = metricSpokenOf(previous)
  const place = previous.slots.region ?? previous.details.place
  return { ...own, details: { ...(metric && { metric }), ...(place && { place }), ...own.details } }
}

/** "Higher than last time?" after a question about a pressure. */
export function higherThan(entities: Entities, previous: Understanding): Understanding | null {
  if (!THAN.test(entities.tagged) || !PLACED.has(previous.intent) || entities.places.length > 0) return null
  return compared(fillSlots('compare', entities), entities, true, previous)
}
