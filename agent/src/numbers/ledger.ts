import type { NumberSource } from '@kinetra/protocol/call-events'
import { phrasesIn } from './phrases.ts'

/** A number that a tool returned, with the path to it. */
export interface LedgerEntry extends Omit<NumberSource, 'text'> {
  readonly tool: string
  /** For a number out of a text: the words, as `plainWords` gives them, with which alone it may be said. */
  readonly phrase: string | null
}

/** The numbers of a call: what the coach may say is what stands here, or follows from it. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  /** Numbers of the user's last words, which the coach may repeat. */
  readonly heard: readonly number[]
  addResult(tool: string, result: unknown): void
  hear(numbers: readonly number[]): void
}

/** Older numbers are forgotten first, so that a long call neither grows nor slows down. */
const MOST_ENTRIES = 4000
const MOST_HEARD = 100
/** Lists whose length means something to the user; a foot always has ten regions. */
const COUNTED = new Set(['workouts', 'points', 'by_region'])

type Place = Pick<LedgerEntry, 'workoutId' | 'region' | 'timeMs'>

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
    hear(numbers) {
      heard.splice(0, heard.length, ...numbers.slice(0, MOST_HEARD))
    },
  }
}

/** Walks a result; an object's own workout, region and time hold for all numbers below it. */
function collect(value: unknown, tool: string, statistic: string, place: Place, into: LedgerEntry[]): void {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) into.push({ tool, statistic, value, phrase: null, ...place })
    return
  }
  if (Array.isArray(value)) {
    if (COUNTED.has(statistic))
      into.push({ tool, statistic: `${statistic}_count`, value: value.length, phrase: null, ...place })
    for (const item of value) collect(item, tool, statistic, place, into)
    return
  }
  if (typeof value === 'string') {
    for (const phrase of phrasesIn(value, statistic)) into.push({ tool, statistic, ...phrase, ...place })
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
