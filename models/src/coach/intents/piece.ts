import type { Entities } from '../language/entities.ts'
import type { Place } from '../language/region-words.ts'
import type { Segment } from '../language/segment-words.ts'
import { dayBefore, type Period } from '../language/workout-words.ts'
import type { Slots, Understanding } from '../understanding.ts'
import { aboutLast } from './about-last.ts'
import type { Background } from './background.ts'
import { changed, placeSlots } from './changed.ts'
import { higherThan } from './comparison.ts'
import { eventAsked, rankAsked } from './event-follow-up.ts'
import { eventTypeOf, metricOf, stepsBackOf } from './figure-words.ts'
import { EVENTS } from './focus.ts'
import { neighbourOf } from './neighbour.ts'
import { segmentBeside } from './segment-follow-up.ts'
import { fillSlots } from './slots.ts'
import { whichEventOf } from './which-event.ts'

export const LEAD =
  /^(?:(?:and|or|also|plus|what about|how about|what of|same (?:question )?(?:for|with|on)|the same (?:question )?(?:for|with|on|thing for)|how about for|versus|then|tell me about|just|only|not|no|i meant?|i said|rather|instead|as for|for|but|well)(?: |$))+/

const OTHER_FOOT = /\bother (?:foot|side|leg|shoe|one)\b/

/** A piece of a question ("and the left one?", "the run before that"): the last question with that piece changed. */
export function inherit(entities: Entities, background: Background): Understanding | null {
  const { previous } = background
  const { tagged } = entities
  const part = previous?.details.segment ? segmentBeside(tagged, previous.details.segment) : null
  if (previous && part) return ofSegment(previous, part)
  const pronoun = aboutLast(tagged, previous)
  if (pronoun) return pronoun
  const earlier = dayAsked(tagged, previous)
  if (previous && earlier) return changed(previous, { ...entities, period: earlier }, undefined)
  const { period, foot, places, workoutType } = entities
  const stepsBack = stepsBackOf(tagged)
  const names =
    period ||
    foot ||
    places.length > 0 ||
    stepsBack ||
    workoutType ||
    entities.workoutNames.length > 0 ||
    entities.segment
  const which = whichEventOf(tagged)
  if (!previous) return withoutPrevious(entities)
  const near = placeBeside(entities, background)
  if (near) return changed(previous, { ...entities, places: [near] }, stepsBack)
  if (previous.slots.foot && OTHER_FOOT.test(tagged)) {
    const other = previous.slots.foot === 'left' ? 'right' : 'left'
    return { ...previous, slots: { ...previous.slots, ...placeSlots(entities), foot: other } }
  }
  const beside = eventAsked(entities, previous) ?? rankAsked(entities, previous)
  if (beside) return beside
  if (EVENTS.has(previous.intent)) {
    const type = eventTypeOf(tagged)
    if (type || which) {
      const slots: Slots = { ...previous.slots, ...(type && { type }), ...placeSlots(entities) }
      const intent = which ? 'event_when' : previous.intent
      return { intent, slots: which ? { ...slots, which } : slots, details: previous.details }
    }
  }
  if (previous.intent === 'trend' && metricOf(tagged)) {
    return {
      ...previous,
      slots: { ...previous.slots, metric: metricOf(tagged) ?? 'peak', ...placeSlots(entities) },
    }
  }
  if (!names) return null
  return higherThan(entities, previous) ?? changed(previous, entities, stepsBack)
}

/** The last question, asked of another part of the workout, or of all of it. */
function ofSegment(previous: Understanding, part: Segment | 'whole'): Understanding {
  const { segment: _, against: __, ...details } = previous.details
  return { ...previous, details: part === 'whole' ? details : { ...details, segment: part } }
}

/** "And the day before?" after a question about a day. */
function dayAsked(tagged: string, previous: Understanding | null): Period | null {
  const day = previous?.slots.period ?? previous?.details.period
  return day && /^(?:the |on the )?day before(?: that| it)?$/.test(tagged) ? dayBefore(day as Period) : null
}

/** "And the lateral one?" after a question about the medial heel. */
function placeBeside({ tagged, places }: Entities, { previous }: Background): Place | null {
  const place = previous?.slots.region
  return place && places.length === 0 ? neighbourOf(tagged, place) : null
}

/** A lone piece with nothing before it: a place or a foot alone asks for its peak. */
function withoutPrevious(entities: Entities): Understanding | null {
  if (entities.places[0] || entities.foot) return fillSlots('peak', entities)
  return null
}
