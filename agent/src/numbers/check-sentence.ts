import type { NumberSource } from '@kinetra/protocol/call-events'
import type { Ledger, LedgerEntry } from './ledger.ts'
import { findNumbers, type SpokenNumber } from './spoken-numbers.ts'

export interface CheckedSentence {
  /** The numbers that nothing in this call supports; empty where the sentence may be spoken. */
  readonly unsupported: readonly string[]
  readonly sources: readonly NumberSource[]
}

/**
 * Checks every number of a sentence against the call's tool results. A number is supported where it is,
 * at the exactness it was said with, a returned value; such a value in another unit (a share as a
 * percentage, seconds as minutes, milliseconds as seconds); the difference of two values of the same
 * statistic; or what the user just said.
 */
export function checkSentence(sentence: string, ledger: Ledger): CheckedSentence {
  const unsupported: string[] = []
  const sources: NumberSource[] = []
  for (const number of findNumbers(sentence)) {
    if (isScale(sentence, number)) continue
    const entry = supportOf(number, ledger)
    if (entry) {
      const { tool: _, ...source } = entry
      sources.push({ ...source, text: number.text })
    } else if (!ledger.heard.some((heard) => matches(heard, number))) {
      unsupported.push(number.text)
    }
  }
  return { unsupported, sources }
}

/** "61 out of 100" names the scale, not a measurement. */
function isScale(sentence: string, number: SpokenNumber): boolean {
  return number.value === 100 && /\b(?:out of|of|to)\s+(?:a\s+)?$/i.test(sentence.slice(0, number.index))
}

function supportOf(number: SpokenNumber, ledger: Ledger): LedgerEntry | undefined {
  // The newest result is what the sentence is most likely about.
  const newestFirst = ledger.entries.toReversed()
  return (
    newestFirst.find((entry) => matches(entry.value, number)) ??
    newestFirst.find((entry) => otherUnits(entry).some((value) => matches(value, number))) ??
    findDifference(number, newestFirst.slice(0, COMPARED_ENTRIES))
  )
}

/** The same number, rounded or cut to the digits that were said. */
function matches(value: number, said: SpokenNumber): boolean {
  const scale = 10 ** said.decimals
  const magnitude = Math.abs(value) * scale
  const target = Math.round(said.value * scale)
  return Math.round(magnitude) === target || Math.floor(magnitude + 1e-9) === target
}

/** A value as people say it: minutes and seconds, whole hours, percent, and "half" of a share. */
function otherUnits({ statistic, value }: LedgerEntry): number[] {
  const magnitude = Math.abs(value)
  if (statistic.endsWith('_s')) {
    const rest = Math.round(magnitude) % 60
    return [magnitude / 60, Math.floor(magnitude / 60) % 60, rest, magnitude / 3600, magnitude % 60]
  }
  if (statistic.endsWith('_ms')) return [magnitude / 1000]
  if (statistic.endsWith('_percent')) return [100 - magnitude]
  return magnitude <= 1 ? [magnitude * 100] : []
}

/** Only the newest results are compared with each other: it bounds the work, and people compare what they just heard. */
const COMPARED_ENTRIES = 300

/** The entry whose difference to another of the same statistic and region is the number, plain or in percent. */
function findDifference(number: SpokenNumber, entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  return entries.find((entry) =>
    entries.some(
      (other) =>
        other !== entry &&
        other.statistic === entry.statistic &&
        other.region === entry.region &&
        (matches(entry.value - other.value, number) ||
          (other.value !== 0 && matches(((entry.value - other.value) / other.value) * 100, number))),
    ),
  )
}
