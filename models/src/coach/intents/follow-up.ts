import type { Entities } from '../language/entities.ts'
import type { Intent, Understanding } from '../understanding.ts'
import { againOf, figureOfTerm, metricSpokenOf } from './about-last.ts'
import type { Background } from './background.ts'
import { compared } from './comparison.ts'
import { eventToShow } from './event-follow-up.ts'
import { EARLIER, LATER } from './figure-words.ts'
import { ABOUT_ONE, EVENTS, LISTS, PLACED, placeSpokenOf, showAgain, withFocus } from './focus.ts'
import { whichShown } from './which-event.ts'

const THERE =
  /(?<!\b(?:were|was|are|is|had|been|over) )\bthere\b|\b(?:on|in|at|under|of|for|load(?:ed)?|press(?:ed)?|used?) (?:it|that|them)\b|\b(?:that|same|this) (?:same )?(?:region|area|spot|part|place|one|zone)\b/
/** "When was the second one?", "how many of those?" */
const OF_THEM = /\b(?:ones?|1|of (?:them|those|these))\b/
const HERE =
  /\bhere\b|\b(?:this|selected|highlighted|marked|chosen|red|that) (?:region|area|spot|part|place|zone|bit)\b|\b(?:on|in|at|under|of|for) this\b(?! (?:workout|run|session|walk|match|week|month|game|training))/

/** After these, "open the second one" is about workouts. */
const OF_WORKOUTS: ReadonlySet<Intent> = new Set([
  'list',
  'record',
  'open',
  'compare',
  'which_workout',
  'trend',
])

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
  if (own.intent === 'open' && own.details.nth && !(previous && OF_WORKOUTS.has(previous.intent)))
    return { intent: 'unclear', slots: {}, details: {} }
  const after = previous?.intent === 'list' ? previous.details.after : undefined
  if (own.intent === 'open' && own.details.nth && after)
    return { ...own, details: { ...own.details, nth: own.details.nth + after } }
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
