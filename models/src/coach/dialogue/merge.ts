import type { Entities } from '../language/entities.ts'
import { opening } from '../language/openings.ts'
import { earlierThan } from '../language/periods.ts'
import { placeBeside } from '../language/regions.ts'
import { MOVES } from '../language/segments.ts'
import { metricOf } from '../language/statistics.ts'
import { eventBeside, rankOf, whichEventOf, whichShown } from '../language/which-event.ts'
import lists from '../language/word-lists.json' with { type: 'json' }
import { A_WORKOUT } from '../language/workout-names.ts'
import { latestOf, orderOf, stepsBackOf } from '../language/workout-types.ts'
import { intentOf, intentOfTerm, topicOf } from '../registry.ts'
import { fill, rank as readRank, several } from '../slots.ts'
import type { Details, Slots, Understanding } from '../understanding.ts'
import { placeSpokenOf, WHICH_WORKOUT } from './background.ts'
import { segmentBeside } from './segment-beside.ts'

/** After a question about events of one kind, or of one place. */
const IN_ALL = /^(?:altogether|all together|in total|in all|overall|total|all of them|both together)$/

/** Of a comparison its changes are meant; events are counted. */
const IN_PERCENT = /^(?:(?:and|by|how much|what is that) )*(?:in|as a|as) percent(?:age|s)?$/

/** Of a figure of a place. */
const WHOLE_FOOT =
  /^(?:(?:for|over|on|of|if you count|counting|taking) )*(?:(?:the|my) )?(?:whole|entire|full|all of (?:the|my)) (?:foot|sole)$|^overall$/

const ON_SCREEN = '(?:open|looking at|on (?:the|my) screen|shown|here)'
const SHOWN = `the ${A_WORKOUT} (?:(?:that|which) is |i am |we are )?${ON_SCREEN}`
/** After a question about another workout. */
const THIS_ONE = new RegExp(
  `^(?:(?:no|but|in|on|for|of|from) )*(?:this ${A_WORKOUT}(?: the one .*)?|${SHOWN})$`,
)

/** "Over the last ten?" after a figure over workouts. */
const LAST_FEW = /^(?:(?:over|in|of|for) )?(?:(?:the|my) )?(?:last|past|latest) ([2-9]|[1-4]\d)$/

/** After a question about the workout on the screen the last one is the one before it. */
const LAST_ONE = /\blast (?:run|jog|walk|workout|session|match|game|one)\b/

/** Whether a text names anything that a question before it can be asked of. */
export const namesAnything = (entities: Entities): boolean =>
  entities.places.length > 0 ||
  entities.foot !== null ||
  entities.period !== null ||
  entities.otherType !== null ||
  entities.workoutNames.length > 0 ||
  entities.segment !== null ||
  entities.limit !== null ||
  entities.time !== null ||
  latestOf(entities.tagged) !== undefined ||
  stepsBackOf(entities.tagged) !== undefined

/** What a few words name only beside what was spoken of: "the outer one", "the day before", "and the next one?". */
export function beside(entities: Entities, previous: Understanding): Understanding | null {
  const { tagged } = entities
  const { intent, slots, details } = previous
  const bare = opening(tagged).rest
  const inS = entities.time && 'inS' in entities.time ? entities.time.inS : undefined
  const part = details.segment ? segmentBeside(bare, details.segment, inS) : null
  if (part) {
    const { segment: _, against: __, ...others } = details
    return { intent, slots, details: part === 'whole' ? others : { ...others, segment: part } }
  }
  const topic = topicOf(intent)
  if (slots.region && (topic === 'place' || topic === 'events') && WHOLE_FOOT.test(bare)) {
    const { region: _, ...others } = slots
    return { intent, slots: others, details }
  }
  if (THIS_ONE.test(bare) && WHICH_WORKOUT.some((key) => details[key])) return onScreen(previous)
  const [, latest] = (intentOf(intent).slots?.includes(several) && LAST_FEW.exec(bare)) || []
  if (latest) return { intent, slots, details: { ...details, latest: Number(latest) } }
  const day = details.period ?? slots.period
  const earlier = earlierThan(day, opening(entities.plain).rest)
  if (earlier)
    return merge(previous, { ...entities, period: earlier, periodMeant: earlier, tagged: 'PERIOD' })
  const figure = /^(?:what (?:was|is|were|are) )?(?:mine|my own)$/.test(bare)
    ? intentOfTerm(slots.term)
    : undefined
  if (figure) return { intent: figure, slots: {}, details: {} }
  if (topic === 'events' && IN_ALL.test(bare)) return { intent: 'events_count', slots: {}, details: {} }
  if (IN_PERCENT.test(bare)) {
    if (intent === 'compare') return { intent, slots, details: { ...details, inPercent: true } }
    if (topic === 'events') return { intent, slots, details: { ...details, unread: ['percent'] } }
  }
  const spokenOf = placeSpokenOf(previous)
  const near = spokenOf && entities.places.length === 0 ? placeBeside(bare, spokenOf) : null
  if (near) return merge(previous, { ...entities, places: [near], tagged: 'REGION' })
  if (slots.foot && /\bother (?:foot|side|leg|shoe|one)\b/.test(tagged))
    return merge(previous, { ...entities, foot: slots.foot === 'left' ? 'right' : 'left' })
  const shown = intent === 'show' ? whichShown(slots.what) : undefined
  const told = topic === 'events' ? (slots.which ?? 'first') : shown
  const which = eventBeside(bare, told)
  if (which && shown) return { intent, slots: { ...slots, what: `${which} event` }, details }
  if (which) return { intent: 'event_when', slots: { ...slots, which }, details }
  const isRanked = topic === 'place' && intentOf(intent).slots?.includes(readRank)
  const rank = isRanked ? rankOf(bare, details.rank ?? 1) : undefined
  return rank ? { intent, slots, details: { ...details, rank } } : null
}

/** The same question, of the workout on the screen. */
function onScreen({ intent, slots, details }: Understanding): Understanding {
  const { period: _, which, ...others } = slots
  const here = { ...details }
  for (const key of WHICH_WORKOUT) delete here[key]
  return { intent, slots: { ...others, ...(which && which !== 'previous' && { which }) }, details: here }
}

/** The last question, asked of another place, workout, day or part. */
export function merge(previous: Understanding, entities: Entities): Understanding {
  const { places, foot, period, workoutNames, otherType, workoutType, tagged } = entities
  const stepsBack = stepsBackOf(tagged) ?? (LAST_ONE.test(tagged) ? 1 : undefined)
  const topic = topicOf(previous.intent)
  const [place] = places
  if (topic === 'list' && workoutNames.length > 0 && !period)
    return { intent: 'open', slots: workoutType ? { type: workoutType } : {}, details: { workoutNames } }
  const intent = intentFor(previous.intent, place)
  if (intent === 'explain' && place)
    return { intent, slots: previous.slots.region ? { region: place } : { term: place }, details: {} }
  const own = fill(intentOf(intent), entities)
  const slots: Slots = { ...previous.slots, ...own.slots }
  const { unread: _, ...before } = previous.details
  const details: Details = { ...before, ...own.details }
  if (place) delete details.places
  if (own.details.places) details.places = own.details.places
  const isOther = period || stepsBack || workoutNames.length > 0 || (otherType && !place && !foot)
  if (isOther && (topic === 'place' || topic === 'workout' || topic === 'events')) {
    for (const key of WHICH_WORKOUT) delete details[key]
    if (slots.which === 'previous') delete slots.which
    delete slots.period
    Object.assign(slots, own.slots)
    Object.assign(details, own.details)
    if (stepsBack && !period) {
      details.stepsBack = (previous.details.stepsBack ?? 0) + stepsBack
      slots.which = 'previous'
    }
  }
  if (intent === 'compare') {
    const { with: asked } = own.slots
    if (asked === 'previous' && previous.slots.with)
      slots.with = period ? asked : stepsBack ? 'previous' : previous.slots.with
    if (stepsBack) {
      details.stepsBack = (previous.details.latest ?? previous.details.stepsBack ?? 1) + stepsBack
      delete details.latest
    }
  }
  if (intent === 'trend' && place && !slots.metric) slots.metric = 'peak'
  if (slots.region && intent !== 'compare') slots.region = place ?? slots.region
  if (foot) slots.foot = foot
  return { intent, slots, details }
}

/** A question about a workout as a whole, asked of a place, is about its peak; one about the most loaded, about its share. */
function intentFor(intent: string, place: string | undefined): string {
  if (!place) return intent
  if (topicOf(intent) === 'workout') return intent === 'balance' ? 'load_share' : 'peak'
  return intent === 'most_loaded' || intent === 'least_loaded' ? 'load_share' : intent
}

/** Of an event the answer tells how hard it was, and where. */
const MORE_OF_EVENT = new RegExp(`^(?:${lists.moreOfEvent.join('|')})(?: (?:was|is) (?:it|that))?$`)
/** "How long in total?" of workouts that were listed. */
const IN_TOTAL = /^how (?:long|much)(?: time)?(?: (?:in total|in all|altogether|all together))?$/
/** "On average over the last month". */
const ON_AVERAGE = /^(?:(?:the|my|on|in) )*average\b/
/** What may be the hardest or the last one, and is no event. */
const NO_EVENT =
  /\b(?:runs?|walks?|workouts?|sessions?|match(?:es)?|games?|jogs?|trainings?|part|region|area|spot|place|zone|loaded)\b/

/** Longer texts say by themselves what they ask for. */
const MOST_WORDS = 6

/** "Which was the hardest?" of workouts that were listed; "in what metric?" of a comparison. */
export function ofSeveral(entities: Entities, previous: Understanding): Understanding | null {
  const order = orderOf(entities.tagged)
  const isBriefly = entities.tagged.split(' ').length <= MOST_WORDS
  if (topicOf(previous.intent) === 'list' && order && entities.tagged.split(' ').length <= 9) {
    const { slots, details } = fill(intentOf('record'), entities)
    return {
      intent: 'record',
      slots: { ...previous.slots, ...slots },
      details: { ...previous.details, ...details },
    }
  }
  const topic = topicOf(previous.intent)
  if (topic === 'list' && IN_TOTAL.test(entities.tagged))
    return { ...previous, intent: 'list', details: { ...previous.details, isSum: true } }
  if (topic === 'events' && MORE_OF_EVENT.test(entities.tagged)) return previous
  const isTold = isBriefly && !NO_EVENT.test(entities.tagged) && !MOVES.test(entities.tagged)
  const which = isTold ? whichEventOf(entities.tagged) : undefined
  if (topic === 'events' && which && !namesAnything({ ...entities, tagged: '' })) {
    const { slots, details } = fill(intentOf('event_when'), entities)
    return {
      intent: 'event_when',
      slots: { ...previous.slots, ...slots, which },
      details: { ...previous.details, unread: [], ...details },
    }
  }
  const isOfWorkout = topic === 'workout' || topic === 'events'
  if (isOfWorkout && isBriefly && ON_AVERAGE.test(entities.tagged) && namesAnything(entities))
    return merge(previous, { ...entities, isOverWorkouts: true })
  const metric = metricOf(entities.tagged)
  const isBrief = entities.tagged.replace(/ (?:as well|too|also)$/, '').split(' ').length <= 3
  if (!metric || !isBrief || namesAnything(entities)) return null
  if (previous.intent === 'compare') return { ...previous, details: { ...previous.details, metric } }
  return previous.intent === 'trend' ? { ...previous, slots: { ...previous.slots, metric } } : null
}
