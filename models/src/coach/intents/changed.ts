import type { Entities } from '../language/entities.ts'
import type { Details, Slots, Understanding } from '../understanding.ts'
import { figureOfTerm } from './about-last.ts'
import { LISTS, UNPLACED } from './focus.ts'
import { whichShown } from './which-event.ts'

export const placeSlots = ({ places, foot }: Entities): Slots => ({
  ...(places[0] && { region: places[0] }),
  ...(foot && { foot }),
})

/** The last question, asked of another place, workout or day. */
export function changed(
  previous: Understanding,
  entities: Entities,
  stepsBack: number | undefined,
): Understanding {
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
    const figure = figureOfTerm(slots.term)
    if (!place && figure && (period || stepsBack || workoutNames.length > 0 || workoutType))
      return changed({ intent: figure, slots: {}, details: {} }, entities, stepsBack)
    if (!place) return { intent, slots: previous.slots, details }
    return { intent, slots: previous.slots.region ? { region: place } : { term: place }, details }
  }
  if (intent === 'show' && entities.places[0]) return { intent, slots: placeSlots(entities), details: {} }
  if (intent === 'most_loaded' || intent === 'least_loaded' || intent === 'balance') {
    if (entities.places[0]) intent = 'load_share'
  }
  if (UNPLACED.has(intent) && entities.places[0]) intent = 'peak'
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
    if (intent === 'compare' && stepsBack) {
      details.stepsBack = (details.latest ?? details.stepsBack ?? 1) + stepsBack
      delete details.latest
    }
    if (period) details.period = period
    return { intent, slots, details }
  }
  if (period) {
    delete slots.which
    delete details.stepsBack
    delete slots.period
    delete details.period
    delete details.isToday
    if (period === 'today') details.isToday = true
    else {
      slots.period = period
      details.period = period
    }
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
