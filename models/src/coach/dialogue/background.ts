import type { Place } from '../language/regions.ts'
import type { Details, Understanding } from '../understanding.ts'

/** What the words before a question, and the page, leave to be understood. */
export interface Background {
  /** The last question that was no aside. */
  readonly previous: Understanding | null
  /** What the last question of all was. */
  readonly last: string | null
  /** The place that the coach's last words named. */
  readonly saidPlace: Place | null
  /** What the page shows. */
  readonly pageRegion: Place | null
  readonly pageTimeInS: number | null
  /** The reading that the coach's last words asked about; null where they asked nothing back. */
  readonly pending: Understanding | null
  /** The coach's last words offered to open a workout. */
  readonly isOffer: boolean
  /** The coach's last words asked what to note. */
  readonly isNote: boolean
}

/** Details that say which workout is meant; a new one takes the place of all. */
export const WHICH_WORKOUT = [
  'stepsBack',
  'workoutNames',
  'workoutType',
  'isToday',
  'isSpokenOf',
  'period',
] as const satisfies readonly (keyof Details)[]

/** Those of a question. */
export const workoutOf = ({ details }: Understanding): Details =>
  Object.fromEntries(
    WHICH_WORKOUT.flatMap((key) => (details[key] === undefined ? [] : [[key, details[key]]])),
  )

/** The same of the event that was asked about; null where none was, or another one is named. */
export function ofSameEvent(own: Understanding, previous: Understanding | null): Understanding | null {
  if (previous?.intent !== 'event_when' || own.slots.which || !previous.slots.which) return null
  return {
    ...own,
    slots: { ...previous.slots, ...own.slots },
    details: { ...previous.details, ...own.details },
  }
}

/** A place that was asked about, or of which it was asked what it is. */
export function placeSpokenOf({ intent, slots, details }: Understanding): Place | undefined {
  if (slots.region ?? details.place) return slots.region ?? details.place
  return intent === 'explain' &&
    slots.term &&
    /^[A-Z]|^(?:toes|forefoot|metatarsals|midfoot|heel)$/.test(slots.term)
    ? (slots.term as Place)
    : undefined
}
