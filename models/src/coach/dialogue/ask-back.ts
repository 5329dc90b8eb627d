import { limitWords } from '../answers/verdict.ts'
import { calledEvent } from '../language/which-event.ts'
import lists from '../language/word-lists.json' with { type: 'json' }
import { isPlace, yourPlace } from '../phrases/places.ts'
import { periodWords } from '../phrases/workouts.ts'
import { intentOf } from '../registry.ts'
import type { Understanding } from '../understanding.ts'

const QUESTION = /\bdid you mean (.+?)\?\s*$/i

/** "Did you mean the peak on your inner heel?" */
export const askBack = (reading: string): string => `Did you mean ${reading}?`

/** What the coach's words asked back about; null where they asked nothing. */
export const askedAbout = (said: string): string | null => QUESTION.exec(said)?.[1] ?? null

/** A reading in words that read back as the same; null where the coach does not ask about it. */
export function describe({ intent, slots, details }: Understanding): string | null {
  const { asks } = intentOf(intent)
  if (asks === undefined) return null
  const { region, foot, type, which, period } = slots
  const kind =
    type === 'region_force_low'
      ? 'low-force events'
      : type === 'region_force_high'
        ? 'high-force events'
        : 'events'
  const place = region ? ` on ${yourPlace(region, foot)}` : foot ? ` on your ${foot} foot` : ''
  const named = details.workoutNames?.[0]?.names[0]
  const workout = named
    ? ` in the ${named}`
    : period
      ? ` ${periodWords(details.period ?? period)}`
      : which === 'previous'
        ? ' in the workout before'
        : ''
  const term = slots.term && isPlace(slots.term) ? yourPlace(slots.term) : slots.term
  const what = term ?? slots.metric?.replaceAll('_', ' ') ?? (region ? yourPlace(region) : 'peak pressure')
  return asks
    .replace('{events}', kind)
    .replace('{event}', `${which ? calledEvent(which) : 'first'} ${kind.replace(/s$/, '')}`)
    .replace('{what}', what)
    .replace('{place}', `${place}${limitWords(details)}`)
    .replace('{workout}', workout)
}

const YES = new RegExp(`^(?:(?:${lists.yes.join('|')})\\b ?)+$`)
const NO = new RegExp(`^(?:(?:${lists.no.join('|')})\\b ?)+$`)
export const isYes = (plain: string): boolean => YES.test(plain)
export const isNo = (plain: string): boolean => NO.test(plain)
