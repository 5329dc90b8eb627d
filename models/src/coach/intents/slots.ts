import type { Entities } from '../language/entities.ts'
import type { Details, Intent, Slots, Understanding } from '../understanding.ts'
import { eventTypeOf, metricOf, orderOf, stepsBackOf } from './figure-words.ts'
import { rankOf, whichEventOf } from './which-event.ts'

type Filled = { slots: Slots; details?: Details }
type Fill = (entities: Entities) => Filled

const placeOf = ({ places, foot }: Entities): Slots => ({
  ...(places[0] && { region: places[0] }),
  ...(foot && { foot }),
})

const namesOf = ({ workoutNames }: Entities): Details => (workoutNames.length > 0 ? { workoutNames } : {})

/** Another workout than the one on the screen: by name, by period, or as the one before. */
function workoutOf(entities: Entities): Filled {
  const { tagged, period, workoutType } = entities
  const details: Details = { ...namesOf(entities), ...(workoutType && { workoutType }) }
  if (period && period !== 'today') return { slots: { period }, details: { ...details, period } }
  const stepsBack = stepsBackOf(tagged)
  if (stepsBack) return { slots: { which: 'previous' }, details: { ...details, stepsBack } }
  const { type } = otherType(entities)
  return {
    slots: {},
    details: {
      ...namesOf(entities),
      ...(type && { workoutType: type }),
      ...(period === 'today' && { isToday: true }),
    },
  }
}

const figure: Fill = (entities) => {
  const other = workoutOf(entities)
  return {
    slots: { ...placeOf(entities), ...other.slots },
    details: { ...other.details, ...sideBySide(entities) },
  }
}
const ranked: Fill = (entities) => {
  const { slots, details } = figure(entities)
  const rank = rankOf(entities.tagged)
  return { slots, details: { ...details, ...(rank && rank > 1 && { rank }) } }
}
const wholeWorkout: Fill = (entities) => workoutOf(entities)
const nothing: Fill = () => ({ slots: {} })

const sideBySide = ({ places }: Entities): Details => (places.length > 1 ? { places } : {})

/** The type of workout, but not that of the workout on the screen ("this run"). */
function otherType(entities: Entities): Slots {
  const { workoutType, tagged } = entities
  const others = tagged.replace(
    /\b(?:this|the current|PERIOD) (?:\w+ )?(?:run|walk|match|jog|hike|tennis|running|walking)(?: (?:session|workout|match|game))?\b/g,
    '',
  )
  const isNamed =
    workoutType &&
    (others === tagged ||
      /\b(?:runs?|walks?|match(?:es)?|jogs?|hikes?|tennis|running|walking|standing)\b/.test(others))
  return isNamed ? { type: workoutType } : {}
}

const compare: Fill = (entities) => {
  const { period, tagged, places } = entities
  const when = period && period !== 'today' ? period : 'previous'
  const metric = metricOf(tagged)
  const stepsBack = stepsBackOf(tagged)
  return {
    slots: { with: when, ...otherType(entities) },
    details: {
      ...namesOf(entities),
      ...(metric && { metric }),
      ...(places[0] && { place: places[0] }),
      ...(when !== 'previous' && { period: when }),
      ...(stepsBack && { stepsBack }),
      ...latestOf(tagged),
    },
  }
}

const trend: Fill = (entities) => {
  const metric = metricOf(entities.tagged)
  return {
    slots: { ...(metric && { metric }), ...placeOf(entities), ...otherType(entities) },
    details: entities.period ? { period: entities.period } : {},
  }
}

const list: Fill = (entities) => {
  const { period, workoutType, tagged } = entities
  const type =
    workoutType ??
    (/\bi (?:been )?(?:run|running|ran)\b/.test(tagged)
      ? 'running'
      : /\bi (?:been )?walk(?:ed|ing)?\b/.test(tagged)
        ? 'walking'
        : null)
  const isSum = /\bhow (?:much|long)\b|\b(?:in total|total time|altogether|all together|in all)\b/.test(
    tagged,
  )
  return {
    slots: { ...(period && { period }), ...(type && { type }) },
    details: { ...namesOf(entities), ...(isSum && { metric: 'duration' }) },
  }
}

const record: Fill = (entities) => {
  const { period, workoutType, tagged } = entities
  const order = orderOf(tagged)
  return {
    slots: {
      ...(order && { order }),
      ...(workoutType && { type: workoutType }),
      ...(period && { period }),
    },
    details: latestOf(tagged),
  }
}

/** "Of my last three runs". */
function latestOf(tagged: string): Details {
  const said =
    /\b(?:last|past|previous|latest|recent) ([2-9]|10|couple of|few) (?:\w+ )?(?:workouts|runs|sessions|walks|matches|games|jogs|trainings|ones)\b/.exec(
      tagged,
    )?.[1]
  if (!said) return {}
  return { latest: said === 'few' ? 3 : said === 'couple of' ? 2 : Number(said) }
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']
/** "Open the second one", of those that were just listed. */
function nthOf(tagged: string): Details {
  const said = new RegExp(
    `\\bthe (${ORDINALS.join('|')})(?: (?:one|1|workout|run|session|walk|match))?(?: (?:open|load|show(?: me)?) (?:it|that))?$`,
  ).exec(tagged)
  return said ? { nth: ORDINALS.indexOf(said[1] ?? '') + 1 } : {}
}

const open: Fill = (entities) => {
  const { period, workoutType, tagged } = entities
  const isLast = /\b(?:last|latest|most recent|newest)\b/.test(tagged)
  const isPrevious = stepsBackOf(tagged) !== undefined || /\bgo back\b/.test(tagged)
  const order = /\b(?:\w+est|worst|first)\b/.test(tagged) && !isLast ? orderOf(tagged) : undefined
  const fromLast = isLast ? whichEventOf(tagged) : undefined
  const which = fromLast?.endsWith('_last')
    ? fromLast
    : order === 'oldest'
      ? 'first'
      : isPrevious
        ? 'previous'
        : isLast
          ? 'last'
          : undefined
  return {
    slots: {
      ...(order && !which && { order }),
      ...(workoutType && { type: workoutType }),
      ...(which && { which }),
      ...(period && { period }),
    },
    details: { ...nthOf(tagged), ...namesOf(entities) },
  }
}

const eventsCount: Fill = (entities) => {
  const type = eventTypeOf(entities.tagged)
  const other = workoutOf(entities)
  return {
    slots: { ...(type && { type }), ...placeOf(entities), ...other.slots },
    details: other.details ?? {},
  }
}

const eventWhen: Fill = (entities) => {
  const type = eventTypeOf(entities.tagged)
  const which = whichEventOf(entities.tagged)
  return {
    slots: { ...(type && { type }), ...placeOf(entities), ...(which && { which }) },
    details: namesOf(entities),
  }
}

/** The meaning of a word is a term; what a load on a region does is about the region. */
const explain: Fill = (entities) => {
  const [place] = entities.places
  const isAboutLoad =
    /\b(?:why|how come|matters?|important|bad|good|dangerous|normal|what happens|what if|worr(?:y|ied|ying)|serious|relevant|relevance|significance|significant|concern(?:ed|ing)?|problem|risk|reason|causes?|too much|pressure|load|loaded|force|high|low|care|okay|ok)\b/.test(
      entities.tagged,
    )
  if (place) return { slots: isAboutLoad ? { region: place } : { term: place } }
  return { slots: entities.term ? { term: entities.term } : {} }
}

const show: Fill = (entities) => {
  const { places, foot, time, tagged } = entities
  if (places[0] && !/\b(?:hit|landing|event|impact)s?\b/.test(tagged)) {
    return { slots: { region: places[0], ...(foot && { foot }) } }
  }
  if (/\b(?:second|last) half\b/.test(tagged)) return { slots: {}, details: { fraction: 0.5 } }
  if (/\bfirst half\b/.test(tagged)) return { slots: { time_s: 0 } }
  if (time && 'inS' in time) return { slots: { time_s: time.inS } }
  if (time) return { slots: {}, details: { fraction: time.fraction } }
  const isEvent =
    /\b(?:hit|landing|event|impact|spike|overload|moment|peak|blow|strike|step|force|hardest|worst|maximum|highest|biggest)s?\b/.test(
      tagged,
    )
  if (!isEvent) return { slots: {} }
  const type = eventTypeOf(tagged) === 'region_force_low' ? 'region_force_low' : undefined
  const ofEvents: Slots = { ...(type && { type }), ...placeOf(entities) }
  const isSome = Object.keys(ofEvents).length > 0
  return {
    slots: { what: `${whichEventOf(tagged) ?? (/\bnext\b/.test(tagged) ? 'first' : 'highest')} event` },
    details: isSome ? { ofEvents } : {},
  }
}

const advice: Fill = (entities) => {
  const metric = metricOf(entities.tagged)
  return {
    slots: entities.places[0] ? { region: entities.places[0] } : {},
    details: metric ? { metric } : {},
  }
}

const topic: Fill = ({ plain }) => ({ slots: {}, details: { topic: plain } })

const ENDED = /\b(?:finish(?:ed)?|end(?:ed)?|stop(?:ped)?|over|done|g[eo]t (?:back|home))\b/
/** The day and time at which a workout began, or ended. */
const date: Fill = (entities) => {
  const { slots, details } = workoutOf(entities)
  const isEnd = ENDED.test(entities.tagged)
  return { slots, details: { ...details, ...(isEnd && { isEnd }) } }
}

const FILLS: Partial<Record<Intent, Fill>> = {
  summary: wholeWorkout,
  peak: figure,
  mean: figure,
  most_loaded: ranked,
  least_loaded: ranked,
  load_share: figure,
  pressure_time_integral: figure,
  contact_area: figure,
  peak_when: figure,
  balance: (entities) => ({
    slots: workoutOf(entities).slots,
    details: { ...workoutOf(entities).details, ...sideBySide(entities) },
  }),
  stance_phases: wholeWorkout,
  centre_of_pressure: wholeWorkout,
  events_count: eventsCount,
  event_when: eventWhen,
  duration: wholeWorkout,
  cadence: wholeWorkout,
  steps: wholeWorkout,
  contact_time: wholeWorkout,
  date,
  halves: wholeWorkout,
  compare,
  trend,
  list,
  record,
  open,
  explain,
  advice,
  show,
  small_talk: topic,
  out_of_scope: topic,
  medical_boundary: topic,
}

/** An intent with the slots that a text fills. */
export function fillSlots(intent: Intent, entities: Entities): Understanding {
  const { slots, details } = (FILLS[intent] ?? nothing)(entities)
  return { intent, slots, details: details ?? {} }
}
