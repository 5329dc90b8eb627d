import { toCardinal } from 'n2words/en-US'
import { findQuantities } from '../quantities.ts'
import { findNumbers, type SpokenNumber } from '../spoken-numbers.ts'

const FACTORS = [0.55, 1.4, 0.7, 1.25, 0.8, 1.7]

/**
 * A sentence once for each amount in it, with just that one changed by a fifth or more: what was true of it is not any
 * longer.
 */
export function changedOnce(sentence: string): { sentence: string; changed: string }[] {
  const quantities = findQuantities(sentence, [])
  // Of "3:10" the minutes: three seconds more would be hardly a change.
  const isWithinTime = (at: number) => quantities.some(({ index, end }) => index < at && at < end)
  return findNumbers(sentence)
    .filter(({ kind, index }) => kind === 'amount' && !isWithinTime(index))
    .map((number, at) => {
      const changed = otherThan(number, FACTORS[(at + sentence.length) % FACTORS.length] ?? 2)
      const end = number.index + number.text.length
      return {
        changed,
        index: number.index,
        sentence: sentence.slice(0, number.index) + changed + sentence.slice(end),
      }
    })
}

/** Another number of the same form: digits or words, and as many decimals. */
function otherThan({ value, text, decimals }: SpokenNumber, factor: number): string {
  const step = 10 ** -decimals
  const scaled = Math.round((value * factor) / step) * step
  const other = Math.abs(scaled - value) < step / 2 ? value + step : scaled
  if (/^[\d.,]+$/.test(text)) return other.toFixed(decimals)
  return decimals === 0 ? toCardinal(other) : `${other.toFixed(decimals)}`
}
