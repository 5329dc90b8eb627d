import { eventMeant, eventsOf, kindOf, noSuchEvent } from '../answers/events.ts'
import { ask } from '../asking.ts'
import { type Background, placeSpokenOf } from '../dialogue/background.ts'
import type { Intent, SlotReader } from '../intent.ts'
import type { Entities } from '../language/entities.ts'
import { eventTypeOf } from '../language/statistics.ts'
import { calledEvent, eventBeside, whichEventOf, whichShown } from '../language/which-event.ts'
import { clock, decimal } from '../phrases/numbers.ts'
import { isPlural, whatItIs, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { topicOf } from '../registry.ts'
import { doneResult, type EventResult, workoutResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import type { Details, Slots, Understanding } from '../understanding.ts'

const IS_HIT = /\b(?:hit|landing|event|impact)s?\b/
const IS_EVENT =
  /\b(?:hit|landing|event|impact|spike|overload|moment|peak|blow|strike|step|force|hardest|worst|maximum|highest|biggest)s?\b/
const GOING =
  /^(?:(?:can you |could you )?(?:show(?: me)?|go to|jump to|take me to|move to|let me see) )?(?=(?:the )?(?:next|previous|following)\b)/
const GO_TO = '(?:show(?: me)?|(?:go|jump|skip)(?: back)? to|take me(?: back)? to|back to)'
const NAMED_ONE = new RegExp(
  `^(?:can you |could you )?${GO_TO} (?:the )?(?:\\w+|\\w+ (?:hardest|last)|\\w+ to last)(?: (?:one|1|event|hit))?$`,
)
const STEP = '(?:(?:again |another )?TIME(?: more| again)?|(?:just )?(?:a )?(?:bit|little|tad)|slightly)'
const MOVE = '(?:(?:and|now|go|jump|skip|move|seek) )*'
const EARLIER = new RegExp(
  `^${MOVE}(?:back(?:wards?)?(?: (?:by )?${STEP})?|${STEP} (?:earlier|back(?:wards?)?|before(?: that)?))$`,
)
const ON = '(?:later|after(?: that)?|further(?: on)?|on|ahead|forwards?)'
const LATER = new RegExp(
  `^${MOVE}(?:(?:again|another) TIME|TIME (?:more|again)|(?:ahead|forwards?|on|further) (?:by )?${STEP}|${STEP} ${ON})$`,
)
/** "A bit later". */
const BIT_S = 10

/** A region, a time or an event. */
const target: SlotReader = (entities) => {
  const {
    places: [place],
    foot,
    time,
    tagged,
  } = entities
  const at: Slots = { ...(place && { region: place }), ...(foot && { foot }) }
  if (place && !IS_HIT.test(tagged)) return { slots: at }
  if (/\b(?:second|last) half\b/.test(tagged)) return { details: { fraction: 0.5 } }
  if (/\bfirst half\b/.test(tagged)) return { slots: { time_s: 0 } }
  if (time) return 'inS' in time ? { slots: { time_s: time.inS } } : { details: time }
  if (!IS_EVENT.test(tagged)) return {}
  const isLow = eventTypeOf(tagged) === 'region_force_low'
  const ofEvents: Slots = { ...(isLow && { type: 'region_force_low' }), ...at }
  const which = whichEventOf(tagged) ?? (/\bnext\b/.test(tagged) ? 'first' : 'highest')
  return {
    slots: { what: `${which} event` },
    details: Object.keys(ofEvents).length > 0 ? { ofEvents } : {},
  }
}

/** Moves the page to a region, an event or a time. */
export const intent: Intent = {
  name: 'show',
  asks: 'that I show it on your screen',
  topic: 'other',
  slots: [target],
  covers: ['workout', 'comparison', 'lowest'],
  inherits: (own, entities, background) =>
    oneOfThem(own, entities, background) ??
    later(own, entities, background) ??
    (Object.keys(own.slots).length === 0 && own.details.fraction === undefined && !own.details.fromEndS
      ? again(own, background)
      : own),
  answer: function* (turn) {
    const { slots, details } = turn.understood
    if (details.isFromUnknown) return 'I cannot see where you are. Tell me a time in the workout instead.'
    if (slots.region) {
      yield* ask('show_region', { region: slots.region, foot: slots.foot ?? null }, doneResult)
      const here = isPlural(slots.region) ? 'Here are' : 'Here is'
      return say(`${here} ${yourPlace(slots.region, slots.foot)}.`, whatItIs(slots.region))
    }
    const event = whichShown(slots.what)
    const isNamed = event === 'first' || event === 'last' || event === 'highest'
    if (event && (details.ofEvents || !isNamed))
      return yield* showOneOf(details.ofEvents ?? { type: 'region_force_high' }, event, turn)
    if (event) {
      const moved = yield* ask('seek_to', { at_s: null, event }, doneResult)
      return hereIs(event === 'highest' ? 'your hardest hit' : `your ${event} high-force event`, moved)
    }
    const at = slots.time_s ?? (yield* timeOf(details))
    const moved = yield* ask('seek_to', { at_s: at, event: null }, doneResult)
    if (moved.at_s !== null && Math.round(moved.at_s) === 0) return 'Back at the start.'
    if (moved.at_s === null) return 'Here we are.'
    return at > moved.at_s + 1
      ? `Your workout ends at ${clock(moved.at_s)}, so here is its end.`
      : `Here we are, ${clock(moved.at_s)} into your workout.`
  },
}

/** "Show me the next one" after an event that was shown or told of. */
function oneOfThem(own: Understanding, { tagged }: Entities, { previous }: Background): Understanding | null {
  if (!previous) return null
  const isTold = topicOf(previous.intent) === 'events'
  const from = isTold ? previous.slots.which : whichShown(previous.slots.what)
  const asked = tagged.replace(GOING, '')
  const which =
    eventBeside(asked, from) ??
    (from && NAMED_ONE.test(tagged) ? whichEventOf(tagged) : undefined) ??
    (isTold && eventBeside(asked, 'first') ? 'first' : undefined)
  if (!which) return null
  return {
    ...own,
    slots: { what: `${which} event` },
    details: isTold ? { ofEvents: previous.slots } : previous.details,
  }
}

/** "Ten seconds later", "back half a minute": a step from the time that was shown last, or that the page shows. */
function later(
  own: Understanding,
  { plain, tagged, time }: Entities,
  { previous, pageTimeInS }: Background,
): Understanding | null {
  const sign = /\b(?:back(?:wards?)?|ahead|forwards?|on) to\b/.test(plain)
    ? 0
    : EARLIER.test(tagged)
      ? -1
      : LATER.test(tagged)
        ? 1
        : 0
  const stepInS = time && 'inS' in time ? time.inS : BIT_S
  const fromInS = (previous?.intent === 'show' ? previous.slots.time_s : undefined) ?? pageTimeInS
  if (sign === 0) return null
  if (fromInS === null) return { ...own, slots: {}, details: { isFromUnknown: true } }
  return { ...own, slots: { time_s: Math.max(0, fromInS + sign * stepInS) } }
}

/** "Show me that": the region or the event that was spoken of, else what the page shows. */
function again(
  own: Understanding,
  { previous, saidPlace, pageRegion, pageTimeInS }: Background,
): Understanding {
  if (previous && topicOf(previous.intent) === 'events') {
    const { which, type, region, foot, period } = previous.slots
    const { workoutType, workoutNames } = previous.details
    const isHere = which !== 'previous' && !period && !workoutType && !workoutNames
    const isSome = region !== undefined || foot !== undefined || type === 'region_force_low'
    return {
      ...own,
      slots: { what: `${which ?? 'highest'} event` },
      details: { ...own.details, ...(isHere && isSome && { ofEvents: previous.slots }) },
    }
  }
  const region = (previous && placeSpokenOf(previous)) ?? saidPlace ?? pageRegion
  const foot = previous?.slots.foot
  if (region) return { ...own, slots: { region, ...(foot && { foot }) } }
  return { ...own, slots: pageTimeInS === null ? { what: 'highest event' } : { time_s: pageTimeInS } }
}

/** One of the events that were just asked about: of a kind, of a place or of a foot. */
function* showOneOf(slots: Slots, which: string, turn: Turn) {
  const asked: Turn = {
    ...turn,
    understood: { intent: 'event_when', slots: { ...slots, which }, details: {} },
  }
  const events = yield* eventsOf(asked)
  const named = eventMeant(events, which)
  // The highest of events that are all low is the first of them.
  const chosen = named ?? (which === 'highest' ? events.first : null)
  if (!chosen && events.first) return noSuchEvent(asked, events)
  if (!chosen || chosen.at_s === null) return `There is no ${kindOf(slots.type)} to show.`
  yield* ask('seek_to', { at_s: chosen.at_s, event: null }, doneResult)
  return hereIs(`the ${named ? calledEvent(which) : 'first'} ${kindOf(slots.type)}`, chosen)
}

function hereIs(subject: string, event: Pick<EventResult, 'value' | 'region' | 'foot' | 'at_s'>): string {
  const { value, region, foot, at_s: at } = event
  return say(
    `Here is ${subject}.`,
    value !== null &&
      `It reached ${decimal(value)}${region ? ` on ${yourPlace(region, foot)}` : ''}${at === null ? '' : `, at ${clock(at)}`}.`,
    whatItIs(region),
  )
}

function* timeOf({ fraction, fromEndS }: Details) {
  if (fraction === undefined && fromEndS === undefined) return 0
  const { duration_s: length } = yield* ask('get_current_workout', {}, workoutResult)
  return Math.max(0, Math.round((length ?? 0) * (fraction ?? 1)) - (fromEndS ?? 0))
}
