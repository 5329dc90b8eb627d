import type { Entities } from '../language/entities.ts'
import type { Place } from '../language/region-words.ts'
import { dayBefore, type Period } from '../language/workout-words.ts'
import type { Details, Slots, Understanding } from '../understanding.ts'
import { aboutLast, againOf, figureOfTerm, metricSpokenOf } from './about-last.ts'
import type { Background } from './background.ts'
import { EARLIER, eventTypeOf, LATER, metricOf, stepsBackOf } from './figure-words.ts'
import { ABOUT_ONE, EVENTS, LISTS, PLACED, placeSpokenOf, showAgain, withFocus } from './focus.ts'
import { neighbourOf } from './neighbour.ts'
import { fillSlots } from './slots.ts'
import { eventBeside, rankOf, whichEventOf, whichShown } from './which-event.ts'

export const LEAD =
  /^(?:(?:and|or|also|plus|what about|how about|what of|same (?:question )?(?:for|with|on)|the same (?:question )?(?:for|with|on|thing for)|how about for|versus|then|tell me about|just|only|not|no|i meant?|i said|rather|instead|as for|for|but|well)(?: |$))+/

const THERE =
  /(?<!\b(?:were|was|are|is|had|been|over) )\bthere\b|\b(?:on|in|at|under|of|for|load(?:ed)?|press(?:ed)?|used?) (?:it|that|them)\b|\b(?:that|same|this) (?:same )?(?:region|area|spot|part|place|one|zone)\b/
const FURTHER_BACK = /\b(?:before|earlier than) (?:that|it|this one)\b|\bthe one before\b/
/** "Compared with last time?", "is that better than last week?" */
const COMPARES_IT = /^(?:compared?|versus|against|relative to)\b|\b(?:it|that)\b/
/** "When was the second one?", "how many of those?" */
const OF_THEM = /\b(?:ones?|1|of (?:them|those|these))\b/
/** "Higher than in the easy run?" */
const THAN =
  /\b(?:higher|lower|more|less|harder|softer|better|worse|longer|shorter)(?: load(?:ed)?)? than\b(?! (?:that|it)$)/
const OTHER_FOOT = /\bother (?:foot|side|leg|shoe|one)\b/
const HERE =
  /\bhere\b|\b(?:this|selected|highlighted|marked|chosen|red|that) (?:region|area|spot|part|place|zone|bit)\b|\b(?:on|in|at|under|of|for) this\b(?! (?:workout|run|session|walk|match|week|month|game|training))/

const GOING =
  /^(?:(?:can you |could you )?(?:show(?: me)?|go to|jump to|take me to|move to|let me see) )?(?=(?:the )?(?:next|previous|following)\b)/

/** "Show me the next one" after an event that was shown or told of. */
function eventToShow(
  own: Understanding,
  { tagged }: Entities,
  previous: Understanding,
): Understanding | null {
  if (own.intent !== 'open' && own.intent !== 'show') return null
  const isTold = EVENTS.has(previous.intent)
  const from = isTold ? previous.slots.which : whichShown(previous.slots.what)
  const asked = tagged.replace(GOING, '')
  const which = eventBeside(asked, from) ?? (isTold && eventBeside(asked, 'first') ? 'first' : undefined)
  if (!which) return null
  const details = isTold ? { ofEvents: previous.slots } : previous.details
  return { intent: 'show', slots: { what: `${which} event` }, details }
}

/** Adds to a question with an own intent what it takes from the last one: "and the average?", "how many there?". */
export function complete(
  own: Understanding,
  entities: Entities,
  led: boolean,
  background: Background,
): Understanding {
  const { previous } = background
  const again = previous && againOf(entities.tagged, previous)
  if (again) return again
  if (own.intent === 'explain' && !own.slots.region && !own.slots.term)
    return withFocus(own, entities, background)
  const shown = previous ? eventToShow(own, entities, previous) : null
  if (shown) return shown
  const later = own.intent === 'show' ? laterThan(own, entities, background) : null
  if (later) return later
  if (own.intent === 'show' && Object.keys(own.slots).length === 0 && own.details.fraction === undefined) {
    return showAgain(own, background)
  }
  if (own.intent === 'open' && own.slots.which && previous && LISTS.has(previous.intent)) {
    const { type } = previous.slots
    return { ...own, slots: { ...(type && { type }), ...own.slots } }
  }
  if (
    own.intent === 'record' &&
    previous &&
    LISTS.has(previous.intent) &&
    entities.tagged.split(' ').length <= 5
  )
    return { ...own, slots: { ...previous.slots, ...own.slots } }
  if (own.intent === 'advice' && previous) return { ...own, ...adviceOn(own, previous, entities) }
  if (own.intent === 'event_when' && own.slots.which && led && whichShown(previous?.slots.what))
    return { intent: 'show', slots: { what: `${own.slots.which} event` }, details: previous?.details ?? {} }
  if (own.intent === 'compare') return previous ? compared(own, entities, led, previous) : own
  const placed = withPlace(own, entities, led, background)
  const points = led || /\b(?:it|that|then|there)\b/.test(entities.tagged)
  return points && previous ? inWorkoutOf(previous, placed) : placed
}

/** "And what was my cadence?" after a question about another workout is about that one. */
function inWorkoutOf(previous: Understanding, own: Understanding): Understanding {
  const { workoutNames, period, stepsBack, workoutType } = own.details
  if (workoutNames || period || stepsBack || workoutType || !ABOUT_ONE.has(own.intent)) return own
  const { workoutNames: names, isSpokenOf } = previous.details
  if (names && !LISTS.has(previous.intent))
    return { ...own, details: { ...own.details, workoutNames: names } }
  const isOfList = LISTS.has(previous.intent) || isSpokenOf
  return isOfList ? { ...own, details: { ...own.details, isSpokenOf: true } } : own
}

function withPlace(
  own: Understanding,
  entities: Entities,
  led: boolean,
  background: Background,
): Understanding {
  const { previous, pageRegion } = background
  if (!PLACED.has(own.intent) || own.slots.region) return own
  if (HERE.test(entities.tagged) && pageRegion) return { ...own, slots: { ...own.slots, region: pageRegion } }
  if (!previous) return own
  const isShort = led && entities.tagged.split(' ').length <= 8
  const points =
    THERE.test(entities.tagged) ||
    /\b(?:was|is) (?:it|that)\b|\b(?:does|did|do|has|will) (?:it|that|they)\b|^(?:it|that|they)\b/.test(
      entities.tagged,
    ) ||
    (EVENTS.has(own.intent) && EVENTS.has(previous.intent) && OF_THEM.test(entities.tagged))
  if (!isShort && !points) return own
  const region = placeSpokenOf(previous) ?? (points ? background.saidPlace : null)
  const foot = own.slots.foot ?? previous.slots.foot
  const type =
    EVENTS.has(own.intent) && EVENTS.has(previous.intent)
      ? (own.slots.type ?? previous.slots.type)
      : own.slots.type
  const metric = own.intent === 'trend' ? trendOf(previous) : undefined
  return {
    ...own,
    slots: {
      ...(metric && { metric }),
      ...own.slots,
      ...(type && { type }),
      ...(region && { region }),
      ...(foot && { foot }),
    },
  }
}

/** What "it" is of which the trend is asked; a pressure is, where nothing is said, its peak. */
function trendOf(previous: Understanding): string | undefined {
  if (previous.intent === 'trend') return previous.slots.metric
  const metric = metricSpokenOf(previous)
  return metric === 'peak' || metric === 'duration' ? undefined : metric
}

/** "Compared with the toes?", "and with the run before that?", "is that better than last time?" */
function compared(
  own: Understanding,
  entities: Entities,
  led: boolean,
  previous: Understanding,
): Understanding {
  const isWithWorkout = own.details.stepsBack !== undefined || own.details.period !== undefined
  if (!isWithWorkout && PLACED.has(previous.intent) && entities.places.length > 0)
    return changed(previous, entities, undefined)
  if (previous.intent === 'compare' && FURTHER_BACK.test(entities.tagged))
    return { ...own, details: { ...own.details, stepsBack: (previous.details.stepsBack ?? 1) + 1 } }
  if (!led && !COMPARES_IT.test(entities.tagged)) return own
  const metric = metricSpokenOf(previous)
  const place = previous.slots.region ?? previous.details.place
  return { ...own, details: { ...(metric && { metric }), ...(place && { place }), ...own.details } }
}

/** "A bit later". */
const BIT_S = 10

/** "Ten seconds later", "back half a minute": a step from the time that was shown last, or that the page shows. */
function laterThan(
  own: Understanding,
  { plain, tagged, time }: Entities,
  { previous, pageTimeInS }: Background,
): Understanding | null {
  if (/\bback(?:wards?)? to\b/.test(plain)) return null
  const sign = EARLIER.test(tagged) ? -1 : LATER.test(tagged) ? 1 : 0
  const stepInS = time && 'inS' in time ? time.inS : BIT_S
  const fromInS = (previous?.intent === 'show' ? previous.slots.time_s : undefined) ?? pageTimeInS
  if (sign === 0 || fromInS === null) return null
  return { ...own, slots: { time_s: Math.max(0, fromInS + sign * stepInS) } }
}

/** "How do I raise it?": advice on what was just spoken of. */
function adviceOn(own: Understanding, previous: Understanding, { tagged }: Entities): Partial<Understanding> {
  if (own.slots.region || own.details.metric || !/\b(?:it|that|this|them)\b/.test(tagged)) return {}
  const { intent, slots } = previous
  const figure = intent === 'explain' ? figureOfTerm(slots.term) : intent
  if (figure === 'cadence' || figure === 'contact_time')
    return { details: { ...own.details, metric: figure } }
  return PLACED.has(intent) && slots.region ? { slots: { region: slots.region } } : {}
}

/** A piece of a question ("and the left one?", "the run before that"): the last question with that piece changed. */
export function inherit(entities: Entities, background: Background): Understanding | null {
  const { previous } = background
  const { tagged } = entities
  const pronoun = aboutLast(tagged, previous)
  if (pronoun) return pronoun
  const earlier = dayAsked(tagged, previous)
  if (previous && earlier) return changed(previous, { ...entities, period: earlier }, undefined)
  const { period, foot, places, workoutType } = entities
  const stepsBack = stepsBackOf(tagged)
  const names =
    period || foot || places.length > 0 || stepsBack || workoutType || entities.workoutNames.length > 0
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
  if (THAN.test(tagged) && PLACED.has(previous.intent) && places.length === 0)
    return compared(fillSlots('compare', entities), entities, true, previous)
  return changed(previous, entities, stepsBack)
}

/** "And the next one?", "the second one" after an event that was shown or told of. */
function eventAsked({ tagged }: Entities, previous: Understanding): Understanding | null {
  const { intent, slots } = previous
  if (intent === 'event_when') {
    const which = eventBeside(tagged, slots.which ?? 'first')
    return which ? { ...previous, slots: { ...slots, which } } : null
  }
  const shown = intent === 'show' ? whichShown(slots.what) : undefined
  const which = shown && (eventBeside(tagged, shown) ?? whichEventOf(tagged))
  return which ? { ...previous, slots: { ...slots, what: `${which} event` } } : null
}

/** "And after that?", "what came second?" after the most or the least loaded region. */
function rankAsked({ tagged }: Entities, previous: Understanding): Understanding | null {
  if (previous.intent !== 'most_loaded' && previous.intent !== 'least_loaded') return null
  const nth = rankOf(tagged, previous.details.nth)
  return nth ? { ...previous, details: { ...previous.details, nth } } : null
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

const placeSlots = ({ places, foot }: Entities): Slots => ({
  ...(places[0] && { region: places[0] }),
  ...(foot && { foot }),
})

function changed(previous: Understanding, entities: Entities, stepsBack: number | undefined): Understanding {
  const { period, workoutType, workoutNames } = entities
  const slots: Slots = { ...previous.slots, ...placeSlots(entities) }
  const details: Details = { ...previous.details }
  if (period || stepsBack || workoutType) delete details.isSpokenOf
  if (period || stepsBack) delete details.workoutNames
  if (workoutNames.length > 0) details.workoutNames = workoutNames
  let { intent } = previous
  if ((intent === 'event_when' || whichShown(slots.what)) && /^how many\b/.test(entities.tagged)) {
    intent = 'events_count'
    delete slots.which
    delete slots.what
  }
  if (intent === 'explain') {
    const [place] = entities.places
    if (!place) return { intent, slots: previous.slots, details }
    return { intent, slots: previous.slots.region ? { region: place } : { term: place }, details }
  }
  if (intent === 'show' && entities.places[0]) return { intent, slots: placeSlots(entities), details: {} }
  if (intent === 'most_loaded' || intent === 'least_loaded' || intent === 'balance') {
    if (entities.places[0]) intent = 'load_share'
  }
  if (intent === 'summary' && entities.places[0]) intent = 'peak'
  if (intent === 'trend' && entities.places[0] && !slots.metric) slots.metric = 'peak'
  if (LISTS.has(intent) && workoutNames.length > 0 && !period)
    return { intent: 'open', slots: workoutType ? { type: workoutType } : {}, details: { workoutNames } }
  if (LISTS.has(intent) || intent === 'open') {
    if (period) slots.period = period
    if (workoutType) slots.type = workoutType
    if (stepsBack && intent === 'open') slots.which = 'previous'
    return { intent, slots, details }
  }
  if (intent === 'compare' || intent === 'trend') {
    if (intent === 'compare' && period) Object.assign(slots, { with: period })
    if (workoutType && !stepsBack) slots.type = workoutType
    if (intent === 'compare' && stepsBack) details.stepsBack = (details.stepsBack ?? 1) + stepsBack
    if (period) details.period = period
    return { intent, slots, details }
  }
  if (period) {
    delete slots.which
    delete details.stepsBack
    if (period === 'today') delete slots.period
    else slots.period = period
    details.period = period
  } else if (stepsBack) {
    delete slots.period
    delete details.period
    slots.which = 'previous'
    details.stepsBack = (details.stepsBack ?? 0) + stepsBack
  } else if (workoutType && entities.places.length === 0 && !entities.foot) {
    details.workoutType = workoutType
    delete slots.period
    delete details.period
    if (slots.which === 'previous') delete slots.which
    delete details.stepsBack
  }
  return { intent, slots, details }
}

/** A lone piece with nothing before it: a place alone asks for its peak. */
function withoutPrevious(entities: Entities): Understanding | null {
  if (entities.places[0]) return fillSlots('peak', entities)
  return null
}
