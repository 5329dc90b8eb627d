import { ask } from '../asking.ts'
import { calledEvent, numberOfEvent } from '../language/which-event.ts'
import { clock, counted, decimal } from '../phrases/numbers.ts'
import { whatItIs, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { type EventResult, type EventsResult, eventsResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import { limitsOf, limitWords } from './verdict.ts'
import { inOther, workoutIdOf } from './which-workout.ts'

/** Events that every result has by name. */
const NAMED: ReadonlySet<string> = new Set(['first', 'last', 'highest', 'previous'])

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
      ...limitsOf(turn),
      nth: number?.nth ?? null,
      by: number?.by ?? null,
    },
    eventsResult,
  )
  return { ...result, where: `${limitWords(turn.understood.details)}${inOther(id, nameOf(result))}` }
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

/** The event that is meant of those found; null where there is none such, or none was named. */
export function eventMeant(found: EventsResult, which: string | undefined): EventResult | null {
  if (which === 'first' || which === 'last' || which === 'highest') return found[which]
  return which ? found.nth : null
}

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

/** "It reached 71.2 on your third metatarsal." */
export const reached = ({
  value,
  region,
  foot,
}: Pick<EventResult, 'value' | 'region' | 'foot'>): string | null =>
  value === null ? null : `It reached ${decimal(value)} on ${yourPlace(region, foot)}.`

export function oneEvent(event: EventResult, subject: string, asked: string | undefined): string {
  const at = event.at_s === null ? ' has no time' : ` came at ${clock(event.at_s)}`
  return say(`${subject}${at}.`, reached(event), !asked && whatItIs(event.region))
}
