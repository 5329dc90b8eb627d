import { DateTime } from 'luxon'
import { toCardinal } from 'n2words/en-US'
import { words } from './mentions.ts'
import { findNumbers } from './spoken-numbers.ts'

/** A workout that a result told of, and what it may be called. */
export interface KnownWorkout {
  readonly id: string
  /** Its name, its day, its date; with the flag g. */
  readonly names: readonly RegExp[]
  readonly startedAt: DateTime | null
  /** Such as "running"; null where no result said it. */
  readonly type: string | null
}

/** So much of a name is said at most. */
const MOST_WORDS_OF_A_NAME = 6

/** The workouts of a result, wherever in it they stand. */
export function workoutsIn(value: unknown): KnownWorkout[] {
  if (Array.isArray(value)) return value.flatMap(workoutsIn)
  if (typeof value !== 'object' || value === null) return []
  const record = value as Record<string, unknown>
  const { workout_id: id, name, when, started_at: start, type } = record
  const below = Object.values(record).flatMap(workoutsIn)
  if (typeof id !== 'string' || typeof name !== 'string') return below
  const startedAt =
    typeof start === 'string' ? DateTime.fromISO(start, { setZone: true, locale: 'en-GB' }) : null
  const days = startedAt?.isValid ? daysOf(startedAt) : []
  const names = [...nameOf(name), ...(typeof when === 'string' ? whenOf(when) : []), ...days]
  return [
    {
      id,
      names: [...new Map(names.map((one) => [one.source, one])).values()],
      startedAt,
      type: typeof type === 'string' ? type : null,
    },
    ...below,
  ]
}

/** All that several results say of a workout. */
export function merged(one: KnownWorkout | undefined, other: KnownWorkout): KnownWorkout {
  if (!one) return other
  const names = new Map([...one.names, ...other.names].map((name) => [name.source, name]))
  return {
    id: one.id,
    names: [...names.values()],
    startedAt: other.startedAt ?? one.startedAt,
    type: other.type ?? one.type,
  }
}

/** A name as it is said, its numbers in digits or in words. A name of nothing but numbers is none. */
function nameOf(name: string): RegExp[] {
  const parts = name
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS_OF_A_NAME)
  if (!parts.some((part) => /\p{L}/u.test(part) && findNumbers(part).length === 0)) return []
  return [words(parts.map(spokenPart).join('[\\W_]*'))]
}

function spokenPart(part: string): string {
  const plain = part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return /^\d{1,6}$/.test(part) ? `(?:${plain}|${toCardinal(Number(part)).replaceAll('-', ' ')})` : plain
}

const DATE = /^(\d{1,2}) (\p{L}+)$/u

/** "Yesterday", "3 days ago", "12 May". */
function whenOf(when: string): RegExp[] {
  const [, day, month] = DATE.exec(when) ?? []
  if (day && month) return dateNames(Number(day), month)
  return nameOf(when)
}

function daysOf(startedAt: DateTime): RegExp[] {
  const day = startedAt.setLocale('en-GB')
  return [...dateNames(day.day, day.monthLong ?? ''), words(day.weekdayLong ?? '')]
}

const suffixOf = (day: number) =>
  day % 100 > 10 && day % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')

/** "12 May", "the 12th of May", "May 12th", in words too; a year behind it is a number of its own. */
export function dateNames(day: number, month: string): RegExp[] {
  const ordinal = ordinalWords(day)
  const said = `(?:${day}(?:${suffixOf(day)})?|${ordinal})`
  const name = `(?:${month}|${month.slice(0, 3)}\\.?)`
  return [words(`(?:the )?${said}(?: of)? ${name}`), words(`${name} (?:the )?${said}`)]
}

const ORDINAL_ENDS: readonly (readonly [RegExp, string])[] = [
  [/one$/, 'first'],
  [/two$/, 'second'],
  [/three$/, 'third'],
  [/five$/, 'fifth'],
  [/eight$/, 'eighth'],
  [/nine$/, 'ninth'],
  [/twelve$/, 'twelfth'],
  [/y$/, 'ieth'],
]
function ordinalWords(day: number): string {
  const cardinal = toCardinal(day)
  const [end, ordinal] = ORDINAL_ENDS.find(([words]) => words.test(cardinal)) ?? [/$/, 'th']
  return cardinal.replace(end, ordinal).replaceAll('-', ' ')
}

/** "7:05 am" in minutes since midnight. */
export function minutesOfClock(text: string): number | null {
  const [, hour, minute, half] = /^(\d{1,2}):(\d{2}) ([ap])m$/.exec(text) ?? []
  return hour ? (Number(hour) % 12) * 60 + Number(minute) + (half === 'p' ? 720 : 0) : null
}
