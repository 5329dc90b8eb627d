import type { NumberSource } from '@kinetra/protocol/call-events'
import type { Ledger, LedgerEntry } from './ledger.ts'
import { holds, plainWords } from './phrases.ts'
import { findNumbers, type SpokenNumber } from './spoken-numbers.ts'
import {
  findDifference,
  findRatio,
  findShareOfCount,
  isCountedUpTo,
  isCountOf,
  isPartOf,
  matches,
  otherUnits,
} from './support.ts'

export interface CheckedSentence {
  /** The numbers that nothing in this call supports; empty where the sentence may be spoken. */
  readonly unsupported: readonly string[]
  readonly sources: readonly NumberSource[]
}

/** Words that set one workout or place beside another; without them "half" is of a whole. */
const COMPARISON =
  /\b(?:as|than|last time|before|previous(?:ly)?|compared|against|doubled|tripled|halved|(?:twice|double|triple) the)\b/i

/** Only the newest results are compared with each other: it bounds the work, and people compare what they just heard. */
const COMPARED_ENTRIES = 300

/**
 * Checks every number of a sentence against the call's tool results. An amount is supported where it is,
 * at the exactness it was said with, a returned value; such a value in another unit (a share as a
 * percentage, seconds as minutes, milliseconds as seconds); the difference of two values of the same
 * statistic; or what the user just said. Before "minutes" or "seconds" only times count. A part ("half")
 * needs a share or a ratio near it, a multiple ("twice") a ratio, an order ("the twelfth") at least so many
 * things that were counted. Numbers in names and other texts count with these texts only.
 */
export function checkSentence(sentence: string, ledger: Ledger): CheckedSentence {
  const unsupported: string[] = []
  const sources: NumberSource[] = []
  const numbers = findNumbers(sentence)
  // The newest result is what the sentence is most likely about.
  const newestFirst = ledger.entries.toReversed()
  const measured = newestFirst.filter(({ phrase }) => phrase === null)
  const words = numbers.length > 0 ? plainWords(sentence) : ''
  for (const number of numbers) {
    if (isScale(sentence, number)) continue
    const able = isOfTime(sentence, number) ? measured.filter(isTime) : measured
    const entry = supportOf(number, able, COMPARISON.test(sentence))
    if (entry) {
      const { tool: _, phrase: __, ...source } = entry
      sources.push({ ...source, text: number.text })
      continue
    }
    const isQuoted = newestFirst.some(
      ({ phrase, value }) => phrase !== null && value === number.value && holds(words, phrase),
    )
    if (!isQuoted && !ledger.heard.some((heard) => matches(heard, number))) unsupported.push(number.text)
  }
  return { unsupported, sources }
}

/** "61 out of 100" names the scale, not a measurement. */
function isScale(sentence: string, number: SpokenNumber): boolean {
  return number.value === 100 && /\b(?:out of|of|to)\s+(?:a\s+)?$/i.test(sentence.slice(0, number.index))
}

/** "6 minutes": a time, and not the 6 workouts that were counted. */
function isOfTime(sentence: string, number: SpokenNumber): boolean {
  const after = sentence.slice(number.index + number.text.length)
  return /^[\s-]*(?:milliseconds?|seconds?|minutes?|hours?)\b/i.test(after)
}

const isTime = ({ statistic }: LedgerEntry) => /_m?s$/.test(statistic)

function supportOf(
  number: SpokenNumber,
  measured: readonly LedgerEntry[],
  isComparison: boolean,
): LedgerEntry | undefined {
  const newest = measured.slice(0, COMPARED_ENTRIES)
  const ratio = () => (isComparison ? findRatio(number.value, newest) : undefined)
  if (number.kind === 'part')
    return measured.find((entry) => isPartOf(entry, number)) ?? findShareOfCount(number, newest) ?? ratio()
  if (number.kind === 'multiple') return measured.find((entry) => isCountOf(entry, number)) ?? ratio()
  const itself =
    closest(number, measured) ??
    measured.find((entry) => otherUnits(entry).some((value) => matches(value, number)))
  if (itself) return itself
  if (number.kind === 'order') return measured.find((entry) => isCountedUpTo(entry, number))
  return findDifference(number, newest)
}

/**
 * The entry that a number most likely is: of all that it could be said for, the nearest one, and of the same ones
 * rather one of a known workout (a point of a trend, not the trend's first value), and the newest.
 */
function closest(number: SpokenNumber, measured: readonly LedgerEntry[]): LedgerEntry | undefined {
  const off = ({ value }: LedgerEntry) => Math.abs(Math.abs(value) - number.value)
  return measured
    .filter((entry) => matches(entry.value, number))
    .toSorted((a, b) => off(a) - off(b) || Number(a.workoutId === null) - Number(b.workoutId === null))[0]
}
