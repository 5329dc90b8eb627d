import type { NumberSource } from '@kinetra/protocol/call-events'
import { findNumbers } from './spoken-numbers.ts'

/** A number that a tool returned, with the path to it. */
export interface LedgerEntry extends Omit<NumberSource, 'text'> {
  readonly tool: string
}

/** The numbers of a call: what the coach may say is what stands here, or follows from it. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  /** Numbers the user said, which the coach may repeat. */
  readonly heard: readonly number[]
  addResult(tool: string, result: unknown): void
  addHeard(numbers: readonly number[]): void
}

/** Older numbers are forgotten first, so that a long call neither grows nor slows down. */
const MOST_ENTRIES = 4000
const MOST_HEARD = 100

interface Place {
  workoutId: string | null
  region: string | null
  timeMs: number | null
}

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = []
  const heard: number[] = []
  return {
    entries,
    heard,
    addResult(tool, result) {
      collect(result, tool, '', { workoutId: null, region: null, timeMs: null }, entries)
      entries.splice(0, Math.max(0, entries.length - MOST_ENTRIES))
    },
    addHeard(numbers) {
      heard.push(...numbers)
      heard.splice(0, Math.max(0, heard.length - MOST_HEARD))
    },
  }
}

/** Walks a result; an object's own workout, region and time hold for all numbers below it. */
function collect(value: unknown, tool: string, statistic: string, place: Place, into: LedgerEntry[]): void {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) into.push({ tool, statistic, value, ...place })
    return
  }
  if (Array.isArray(value)) {
    into.push({ tool, statistic: `${statistic}_count`, value: value.length, ...place })
    for (const item of value) collect(item, tool, statistic, place, into)
    return
  }
  if (typeof value === 'string') {
    // Names, dates and explanations hold numbers too ("Run 12", "five bones"), and the coach may say them.
    for (const number of findNumbers(value)) into.push({ tool, statistic, value: number.value, ...place })
    return
  }
  if (value === null || typeof value !== 'object') return
  const record = value as Record<string, unknown>
  const here: Place = {
    workoutId: typeof record.workout_id === 'string' ? record.workout_id : place.workoutId,
    region: typeof record.region === 'string' ? record.region : place.region,
    timeMs: timeOf(record) ?? place.timeMs,
  }
  for (const [key, item] of Object.entries(record)) {
    if (key !== 'workout_id') collect(item, tool, key, here, into)
  }
}

function timeOf(record: Record<string, unknown>): number | null {
  const seconds = record.at_s ?? record.peak_at_s
  return typeof seconds === 'number' ? Math.round(seconds * 1000) : null
}
