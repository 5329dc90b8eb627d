import type { Filled, Intent, SlotReader } from './intent.ts'
import type { Entities } from './language/entities.ts'
import { eventTypeOf, metricOf } from './language/statistics.ts'
import { rankOf, whichEventOf } from './language/which-event.ts'
import { latestOf, orderOf, stepsBackOf } from './language/workout-types.ts'
import type { Details, Slots, Understanding } from './understanding.ts'

/** The slots that intents choose from; each is read by one list of words, in `language/`. */

/** A place on the foot and the foot; several places are set side by side. */
export const place: SlotReader = ({ places, foot }) => ({
  slots: { ...(places[0] && { region: places[0] }), ...(foot && { foot }) },
  details: places.length > 1 ? { places } : {},
})

const names = ({ workoutNames }: Entities): Details => (workoutNames.length > 0 ? { workoutNames } : {})
export const named: SlotReader = (entities) => ({ details: names(entities) })

/** Another workout than the one on the screen: by name, by period, or as the one before. */
export const workout: SlotReader = (entities) => {
  const { tagged, period, workoutType, otherType } = entities
  const details: Details = { ...names(entities), ...(workoutType && { workoutType }) }
  if (period && period !== 'today') return { slots: { period }, details: { ...details, period } }
  const stepsBack = stepsBackOf(tagged)
  if (stepsBack) return { slots: { which: 'previous' }, details: { ...details, stepsBack } }
  return {
    details: {
      ...names(entities),
      ...(otherType && { workoutType: otherType }),
      ...(period === 'today' && { isToday: true }),
    },
  }
}

/** The second, third … of regions by their load. */
export const rank: SlotReader = ({ tagged }) => {
  const found = rankOf(tagged)
  return found && found > 1 ? { details: { rank: found } } : {}
}

export const eventType: SlotReader = ({ tagged }) => {
  const type = eventTypeOf(tagged)
  return type ? { slots: { type } } : {}
}

/** Which of several events: "first", "second_last", "third_highest". */
export const whichEvent: SlotReader = ({ tagged }) => {
  const which = whichEventOf(tagged)
  return which ? { slots: { which } } : {}
}

/** The figure that a comparison, a trend or advice is about. */
export const metricSlot: SlotReader = ({ tagged }) => {
  const metric = metricOf(tagged)
  return metric ? { slots: { metric } } : {}
}
export const metricDetail: SlotReader = ({ tagged }) => {
  const metric = metricOf(tagged)
  return metric ? { details: { metric } } : {}
}

/** A type of workout that is not the one on the screen. */
export const otherType: SlotReader = ({ otherType: type }) => (type ? { slots: { type } } : {})
export const workoutType: SlotReader = ({ workoutType: type }) => (type ? { slots: { type } } : {})

/** The tools know days and stretches of days, none that begins with a day. */
const NOT_SINCE = 'I cannot look from a day on, so this is that time alone.'

export const period: SlotReader = ({ period: said, isSince }) =>
  said ? { slots: { period: said }, details: isSince ? { unused: NOT_SINCE } : {} } : {}
export const periodDetail: SlotReader = ({ period: said, isSince }) =>
  said ? { details: { period: said, ...(isSince && { unused: NOT_SINCE }) } } : {}

export const order: SlotReader = ({ tagged }) => {
  const found = orderOf(tagged)
  return found ? { slots: { order: found } } : {}
}
export const latest: SlotReader = ({ tagged }) => {
  const found = latestOf(tagged)
  return found ? { details: { latest: found } } : {}
}

/** What is on the mind of somebody who asks for nothing that the coach has. */
export const topic: SlotReader = ({ plain }) => ({ details: { topic: plain } })

/** What every question may have, and no slot measures: a part of the workout, a threshold, an average over workouts. */
const everywhere: SlotReader = ({
  segment,
  against,
  threshold,
  isOverWorkouts,
  excludes,
  hasOtherNumber,
}) => ({
  details: {
    ...(hasOtherNumber && { unused: 'I could not use the number in that.' }),
    ...(excludes && { unused: 'I cannot leave a part out, so this is about everything.' }),
    ...(segment && { segment }),
    ...(against && { against }),
    ...(threshold !== null && { threshold }),
    ...(isOverWorkouts && { isOverWorkouts }),
  },
})

/** An intent with the slots that a text fills. */
export function fill(
  { name, slots = [] }: Pick<Intent, 'name' | 'slots'>,
  entities: Entities,
): Understanding {
  const filled: { slots: Slots; details: Details } = { slots: {}, details: {} }
  for (const read of [...slots, everywhere]) {
    const { slots: own, details }: Filled = read(entities)
    Object.assign(filled.slots, own)
    Object.assign(filled.details, details)
  }
  if (!slots.includes(place) && entities.places.length > 0) filled.details.isOfPlace = true
  return { intent: name, ...filled }
}
