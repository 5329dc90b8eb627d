import { ask } from '../asking.ts'
import { calledEvent, numberOfEvent } from '../intents/which-event.ts'
import { clock, counted, decimal, whole } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { placeMeaning, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { type EventResult, type EventsResult, eventsResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import { inOther, workoutIdOf } from './which-workout.ts'

export function* eventsOf(turn: Turn) {
  const { type, region, foot, which } = turn.understood.slots
  const id = yield* workoutIdOf(turn)
  const number = which && !NAMED.has(which) ? numberOfEvent(which) : null
  const result = yield* ask(
    'get_events',
    {
      workout_id: id,
      type: type ?? null,
      region: region ?? null,
      foot: foot ?? null,
      nth: number?.nth ?? null,
      by: number?.by ?? null,
    },
    eventsResult,
  )
  return { ...result, where: inOther(id, nameOf(result)) }
}

export const kindOf = (type: string | undefined | null): string =>
  type === 'region_force_high'
    ? 'high-force event'
    : type === 'region_force_low'
      ? 'low-force event'
      : 'event'

/** " on your heel", " under your left foot"; nothing where no place is named. */
export function placeOf({ slots }: Turn['understood'], preposition = 'on'): string {
  if (slots.region) return ` ${preposition} ${yourPlace(slots.region, slots.foot)}`
  return slots.foot ? ` ${preposition} your ${slots.foot} foot` : ''
}

/** Events that every result has by name. */
const NAMED: ReadonlySet<string> = new Set(['first', 'last', 'highest'])

/** The event that is meant of those found; null where there is none such, or none was named. */
export function eventMeant(found: EventsResult, which: string | undefined): EventResult | null {
  if (which === 'first' || which === 'last' || which === 'highest') return found[which]
  return which ? found.nth : null
}

export const eventsCount: Skill = function* (turn) {
  const { slots } = turn.understood
  const result = yield* eventsOf(turn)
  const count =
    slots.type === 'region_force_high'
      ? result.high
      : slots.type === 'region_force_low'
        ? result.low
        : result.total
  const kind = kindOf(slots.type)
  const place = placeOf(turn.understood)
  if (count === null) return `I could not count the ${kind}s of this workout.`
  if (Math.round(count) === 0) {
    const meaning =
      slots.type === 'region_force_low'
        ? 'Your foot kept its load where it should.'
        : 'Nothing there got more than its share.'
    return say(
      unlike(
        turn.conversation.lastSaid,
        `There were no ${kind}s${place}${result.where}.`,
        `I found no ${kind}s${place}${result.where}.`,
      ),
      slots.type && meaning,
    )
  }
  const isMixed = !slots.type && result.high !== null && result.low !== null
  const countIn = (place: EventsResult['by_region'][number]) =>
    (slots.type === 'region_force_low' ? 0 : (place.high ?? 0)) +
    (slots.type === 'region_force_high' ? 0 : (place.low ?? 0))
  const busiest = result.by_region.toSorted((a, b) => countIn(b) - countIn(a))[0]
  const { last } = result
  return say(
    unlike(
      turn.conversation.lastSaid,
      `You had ${counted(count, kind)}${place}${result.where}.`,
      `I count ${counted(count, kind)}${place}${result.where}.`,
    ),
    isMixed &&
      `${whole(result.high ?? 0)} ${Math.round(result.high ?? 0) === 1 ? 'was' : 'were'} high force and ${whole(result.low ?? 0)} low force.`,
    !slots.region && busiest?.region && countIn(busiest) > 0 && Math.round(count) > 1
      ? `Most came on ${yourPlace(busiest.region)}${placeMeaning(busiest.region) ? `, ${placeMeaning(busiest.region)}` : ''}.`
      : null,
    slots.region &&
      typeof last?.at_s === 'number' &&
      `${Math.round(count) === 1 ? 'It' : 'The last one'} came at ${clock(last.at_s)}.`,
  )
}

export const eventWhen: Skill = function* (turn) {
  const { slots } = turn.understood
  const result = yield* eventsOf(turn)
  const kind = kindOf(slots.type)
  const { which } = slots
  const chosen = eventMeant(result, which)
  if (!result.first && !result.last && !chosen)
    return `There was no ${kind}${placeOf(turn.understood)}${result.where}.`
  if (which && !chosen) return noSuchEvent(turn, result)
  if (which && chosen) return oneEvent(chosen, calledOne(which, kind), slots.region)
  const { first, last } = result
  if (!first || typeof first.at_s !== 'number') return `I cannot tell when that ${kind} was.`
  const isOnly = result.total !== null && Math.round(result.total) === 1
  return say(
    `The ${isOnly ? '' : 'first '}${kind}${placeOf(turn.understood)} came at ${clock(first.at_s)}.`,
    !isOnly && typeof last?.at_s === 'number' && `The last one was at ${clock(last.at_s)}.`,
    !isOnly && 'If they come late, that often speaks of tired legs.',
  )
}

/** "The third high-force event", "the second hardest one". */
const calledOne = (which: string, kind: string): string =>
  `The ${calledEvent(which)} ${which.endsWith('highest') ? 'one' : kind}`

/** The fifth of three; the highest where all are low. */
export function noSuchEvent(turn: Turn, found: EventsResult & { where: string }): string {
  const { type, which } = turn.understood.slots
  const place = `${placeOf(turn.understood)}${found.where}`
  if (which === 'highest' || found.total === null || Math.round(found.total) === 0)
    return `There was no high-force event${place}.`
  return say(
    `There was no ${calledEvent(which ?? '')} ${kindOf(type)}${place}.`,
    `I count ${counted(found.total, kindOf(type))}.`,
  )
}

function oneEvent(event: EventResult, subject: string, asked: string | undefined): string {
  const at = typeof event.at_s === 'number' ? ` came at ${clock(event.at_s)}` : ' has no time'
  const meaning = placeMeaning(event.region)
  return say(
    `${subject}${at}.`,
    typeof event.value === 'number' &&
      `It reached ${decimal(event.value)} on ${yourPlace(event.region, event.foot)}.`,
    !asked && meaning && `That is ${meaning}.`,
  )
}
