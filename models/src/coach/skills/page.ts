import { ask, ToolSaidNo } from '../asking.ts'
import { calledEvent, numberOfEvent, type WhichEvent, whichShown } from '../intents/which-event.ts'
import { clock, decimal } from '../phrases/numbers.ts'
import { placeMeaning, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf } from '../phrases/workouts.ts'
import { doneResult, type EventResult, workoutResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import type { Slots } from '../understanding.ts'
import { eventMeant, eventsOf, kindOf, noSuchEvent } from './events.ts'
import {
  ASK_LIST,
  noneCalled,
  periodWords,
  spokenWorkout,
  workoutsCalled,
  workoutsOf,
} from './which-workout.ts'

/** Moves the page to a region, an event or a time. */
export const show: Skill = function* (turn) {
  const { slots, details } = turn.understood
  if (slots.region) {
    yield* ask('show_region', { region: slots.region, foot: slots.foot ?? null }, doneResult)
    const meaning = placeMeaning(slots.region)
    return say(`Here is ${yourPlace(slots.region, slots.foot)}.`, meaning && `That is ${meaning}.`)
  }
  const event = whichShown(slots.what)
  const isNamed = event === 'first' || event === 'last' || event === 'highest'
  if (event && (details.ofEvents || !isNamed))
    return yield* showOneOf(details.ofEvents ?? { type: 'region_force_high' }, event, turn)
  if (event) return yield* showEvent(event)
  const at = slots.time_s ?? (yield* timeOf(details.fraction))
  const moved = yield* ask('seek_to', { at_s: at, event: null }, doneResult)
  if (moved.at_s !== null && Math.round(moved.at_s) === 0) return 'Back at the start.'
  return moved.at_s === null ? 'Here we are.' : `Here we are, ${clock(moved.at_s)} into your workout.`
}

function* showEvent(event: string) {
  const moved = yield* ask('seek_to', { at_s: null, event }, doneResult)
  return hereIs(event === 'highest' ? 'your hardest hit' : `your ${event} high-force event`, moved)
}

/** One of the events that were just asked about: of a kind, of a place or of a foot. */
function* showOneOf(slots: Slots, which: WhichEvent, turn: Turn) {
  const asked: Turn = {
    ...turn,
    understood: { intent: 'event_when', slots: { ...slots, which }, details: {} },
  }
  const events = yield* eventsOf(asked)
  const kind = kindOf(slots.type)
  const named = eventMeant(events, which)
  // The highest of events that are all low is the first of them.
  const chosen = named ?? (which === 'highest' ? events.first : null)
  if (!chosen && events.first) return noSuchEvent(asked, events)
  if (!chosen || chosen.at_s === null) return `There is no ${kind} to show.`
  yield* ask('seek_to', { at_s: chosen.at_s, event: null }, doneResult)
  return hereIs(`the ${named ? calledEvent(which) : 'first'} ${kind}`, chosen)
}

function hereIs(
  subject: string,
  { value, region, foot, at_s }: Pick<EventResult, 'value' | 'region' | 'foot' | 'at_s'>,
): string {
  return say(
    `Here is ${subject}.`,
    value !== null &&
      `It reached ${decimal(value)}${region ? ` on ${yourPlace(region, foot)}` : ''}${at_s === null ? '' : `, at ${clock(at_s)}`}.`,
    placeMeaning(region) && `That is ${placeMeaning(region)}.`,
  )
}

function* timeOf(fraction: number | undefined) {
  if (fraction === undefined) return 0
  const workout = yield* ask('get_current_workout', {}, workoutResult)
  return Math.round((workout.duration_s ?? 0) * fraction)
}

/** Opens another workout on the page. */
export const open: Skill = function* (turn) {
  const { slots } = turn.understood
  const workout_id = yield* workoutToOpen(turn)
  const which = workout_id ? null : slots.which === 'previous' ? 'previous' : 'last'
  const opened = yield* ask(
    'open_workout',
    { workout_id, type: workout_id ? null : (slots.type ?? null), which },
    doneResult,
  )
  return opened.name === null
    ? 'It is open now.'
    : say(`Here is ${nameOf({ name: opened.name, type: slots.type ?? null })}.`, 'Ask me anything about it.')
}

function* workoutToOpen(turn: Turn) {
  const { slots, details } = turn.understood
  const { period, type } = slots
  const [named] = details.workoutNames ?? []
  const called = named ? yield* workoutsCalled(named, period) : []
  if (called[0]?.workout_id) return called[0].workout_id
  const order = slots.which === 'first' ? 'oldest' : slots.order
  if (period || order) {
    const { workouts } = yield* workoutsOf({ period, type, order, limit: 1 })
    if (workouts[0]?.workout_id) return workouts[0].workout_id
    throw new ToolSaidNo(`I found no ${nounOf(type)}${period ? ` ${periodWords(period)}` : ''}.`, ASK_LIST)
  }
  const number = slots.which ? numberOfEvent(slots.which) : null
  if (number && number.nth < -1) {
    const { workouts } = yield* workoutsOf({ type, limit: Math.min(10, -number.nth) })
    const id = workouts.at(-number.nth - 1)?.workout_id
    if (!id) throw new ToolSaidNo(`You have no ${nounOf(type)} that far back.`, ASK_LIST)
    return id
  }
  const isNamed = type || slots.which
  if (named && !isNamed) throw noneCalled(named.names[0] ?? '', period)
  const spoken = isNamed ? null : spokenWorkout(turn)
  if (!spoken && details.nth && !isNamed)
    throw new ToolSaidNo('There is no such workout in that list.', ASK_LIST)
  return spoken?.id ?? null
}
