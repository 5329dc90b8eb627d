import type { Filled, Intent, SlotReader } from './intent.ts'
import { comparativeOf } from './language/comparatives.ts'
import type { Entities } from './language/entities.ts'
import type { Limit } from './language/limits.ts'
import { unreadOf } from './language/mentions.ts'
import { eventTypeOf, metricOf } from './language/statistics.ts'
import { rankOf, whichEventOf } from './language/which-event.ts'
import { latestOf, orderOf, stepsBackOf } from './language/workout-types.ts'
import type { Details, Slots, Understanding } from './understanding.ts'

/** The slots that intents choose from; each is read by one list of words, in `language/`. */

/** A place on the foot, and the foot. */
export const place: SlotReader = ({ places, foot }) => ({
  slots: { ...(places[0] && { region: places[0] }), ...(foot && { foot }) },
})
/** Several places, set side by side. */
export const places: SlotReader = ({ places: found }) =>
  found.length > 1 ? { details: { places: found } } : {}

const names = ({ workoutNames }: Entities): Details => (workoutNames.length > 0 ? { workoutNames } : {})
export const named: SlotReader = (entities) => ({ details: names(entities) })

/** Another workout than the one on the screen: by name, by period, or as the one before. */
export const workout: SlotReader = (entities) => {
  const { tagged, period, periodMeant, workoutType, otherType } = entities
  const details: Details = { ...names(entities), ...(workoutType && { workoutType }) }
  if (period && periodMeant && periodMeant !== 'today')
    return { slots: { period }, details: { ...details, period: periodMeant } }
  const stepsBack = stepsBackOf(tagged)
  if (stepsBack) return { slots: { which: 'previous' }, details: { ...details, stepsBack } }
  return {
    details: {
      ...names(entities),
      ...(otherType && { workoutType: otherType }),
      ...(periodMeant === 'today' && { isToday: true }),
    },
  }
}

/** The same of an event, which may itself be the one before. */
export const otherDay: SlotReader = (entities) => {
  const { slots: { period } = {}, details = {} } = workout(entities)
  return { slots: period ? { period } : {}, details }
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

/** "Softer than last time?" */
export const comparative: SlotReader = ({ tagged }) => {
  const found = comparativeOf(tagged)
  return found ? { details: { comparative: found } } : {}
}

/** A type of workout that is not the one on the screen. */
export const otherType: SlotReader = ({ otherType: type }) => (type ? { slots: { type } } : {})
export const workoutType: SlotReader = ({ workoutType: type }) => (type ? { slots: { type } } : {})

/** The days that are meant; the slot names the day that was said, whichever side of it is meant. */
export const period: SlotReader = ({ period: said, periodMeant }) =>
  said ? { slots: { period: said }, details: periodMeant ? { period: periodMeant } : {} } : {}

export const order: SlotReader = ({ tagged }) => {
  const found = orderOf(tagged)
  return found ? { slots: { order: found } } : {}
}
/** What is on the mind of somebody who asks for nothing that the coach has. */
export const topic: SlotReader = ({ plain }) => ({ details: { topic: plain } })

/** A part of the workout. */
export const part: SlotReader = ({ segment }) => (segment ? { details: { segment } } : {})

/** Only what lies above or below a pressure, or whether a figure does; of a measure that the intent has. */
export const limit =
  (...measures: readonly Limit['of'][]): SlotReader =>
  ({ limit: said }) =>
    said && measures.includes(said.of) ? { details: { limit: said } } : {}

/** Several workouts instead of one: so many of the latest, or a figure's average over them. */
export const several: SlotReader = ({ tagged, isOverWorkouts }) => {
  const found = latestOf(tagged)
  return { details: { ...(found && { latest: found }), ...(isOverWorkouts && { isOverWorkouts }) } }
}

/** Two parts that are set side by side are that, whatever figure was named. */
const against: SlotReader = ({ segment, against: other }) =>
  segment && other ? { details: { segment, against: other } } : {}

/** An intent with the slots that a text fills, and what the text names and none of them has taken. */
export function fill(
  { name, slots = [], covers = [] }: Pick<Intent, 'name' | 'slots' | 'covers'>,
  entities: Entities,
): Understanding {
  const filled: { slots: Slots; details: Details } = { slots: {}, details: {} }
  for (const read of [...slots, against]) {
    const { slots: own, details }: Filled = read(entities)
    Object.assign(filled.slots, own)
    Object.assign(filled.details, details)
  }
  const unread = unreadOf(entities, filled.slots, filled.details).filter((one) => !covers.includes(one))
  if (unread.length > 0) filled.details.unread = unread
  return { intent: name, ...filled }
}
