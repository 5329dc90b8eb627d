import { EARLIEST_MS, LONGEST_WORKOUT_MS, latestMs } from '../frame.ts'

/** Milliseconds in one of each unit that times come in. */
const UNITS = { ms: 1, s: 1000, us: 1e-3, ns: 1e-6 } as const
export type TimeUnit = keyof typeof UNITS
const NAMES: Record<TimeUnit, string> = {
  ms: 'milliseconds',
  s: 'seconds',
  us: 'microseconds',
  ns: 'nanoseconds',
}

/** Before the first frames of a recording, and after them, a time so far away is that of a clock that was not set. */
const BEFORE_MS = 86_400_000
const AFTER_MS = LONGEST_WORKOUT_MS - BEFORE_MS
/** Frames that are looked at to know how a recording counts its time. */
export const FRAMES_FOR_CLOCK = 64

/** How the times of one recording are read. */
export interface Clock {
  /** Milliseconds since 1970; undefined where the value is no time, or one far from the others. */
  readonly toMs: (value: unknown) => number | undefined
  /** The times count from the recording's start. */
  readonly isRelative: boolean
  /** What was done to the times, for the user. */
  readonly remark: string | null
}

/**
 * Finds out how times are counted, from the first of them: since 1970 in seconds, milliseconds, microseconds or
 * nanoseconds, or as text (without a zone it is UTC); or from the recording's start, which then is `startMs`.
 */
export function clockFor(
  sample: readonly unknown[],
  unit: TimeUnit | undefined,
  startMs: number | null,
): Clock {
  const absolute = sample.flatMap((value) => sinceEpoch(value, unit) ?? [])
  const relative = sample.flatMap((value) =>
    sinceEpoch(value, unit) === undefined ? (numberOf(value) ?? []) : [],
  )
  if (absolute.length >= relative.length) return absoluteClock(sample, absolute, unit)
  const factor = UNITS[unit ?? unitOfSteps(relative)]
  const start = startMs ?? 0
  return {
    toMs: (value) => {
      const number = numberOf(value)
      if (number === undefined || number < 0 || number * factor > LONGEST_WORKOUT_MS) return undefined
      return start + number * factor
    },
    isRelative: true,
    remark: null,
  }
}

function absoluteClock(sample: readonly unknown[], absolute: number[], unit: TimeUnit | undefined): Clock {
  const middle = absolute.toSorted((a, b) => a - b)[Math.floor(absolute.length / 2)] ?? 0
  const first = sample.find((value) => sinceEpoch(value, unit) !== undefined)
  const number = numberOf(first)
  const found = number === undefined ? undefined : (unit ?? unitOf(number))
  return {
    toMs: (value) => {
      const ms = sinceEpoch(value, unit)
      return ms !== undefined && ms >= middle - BEFORE_MS && ms <= middle + AFTER_MS ? ms : undefined
    },
    isRelative: false,
    remark:
      found === undefined || found === 'ms' ? null : `The times were in ${NAMES[found]} and were converted.`,
  }
}

/** A time that says its day: text, or a number in one of the four units; undefined for anything else. */
export function sinceEpoch(value: unknown, unit?: TimeUnit): number | undefined {
  const ms = value instanceof Date ? value.getTime() : msOf(value, unit)
  return ms !== undefined && isPossible(ms) ? ms : undefined
}

function msOf(value: unknown, unit: TimeUnit | undefined): number | undefined {
  const number = numberOf(value)
  if (number !== undefined) {
    const found = unit ?? unitOf(number)
    return found === undefined || found === 'ms' ? number : number * UNITS[found]
  }
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined
  const text = value.trim().replace(' ', 'T')
  return Date.parse(/(?:z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`)
}

/** A number that is possible says which unit it is in: what is possible in one is not in another. */
const isPossible = (ms: number): boolean => ms >= EARLIEST_MS && ms <= latestMs()

function unitOf(value: number): TimeUnit | undefined {
  return (['ms', 's', 'us', 'ns'] as const).find((unit) => {
    return isPossible(value * UNITS[unit])
  })
}

/** An insole reads between once and a thousand times a second. */
function unitOfSteps(times: readonly number[]): TimeUnit {
  const steps = times
    .map((time, index) => time - (times[index - 1] ?? time))
    .filter((step) => step > 0)
    .sort((a, b) => a - b)
  const step = steps[Math.floor(steps.length / 2)]
  if (step === undefined) return 'ms'
  return step < 1 ? 's' : step < 2000 ? 'ms' : step < 2e6 ? 'us' : 'ns'
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
