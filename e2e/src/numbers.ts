import { findNumbers } from '@kinetra/agent/numbers/spoken-numbers'
import { sharedWords } from './words.ts'

/** The numbers of a text as heard or read, rounded to one decimal. */
export function numbersIn(text: string): number[] {
  return findNumbers(text).map(({ value }) => Math.round(value * 10) / 10)
}

/** What the small recogniser makes of a number now and then: "77.8" for 77.7. The caption is compared exactly. */
const MISHEARD_BY = 0.25

/** Whether a recognised sound says a number. */
export function isHeard(heard: string, expected: number): boolean {
  return numbersIn(heard).some((number) => Math.abs(number - expected) <= MISHEARD_BY)
}

/**
 * Whether a recognised sound is a caption said aloud: half of its numbers, and most of its words. The small
 * recogniser misses a number now and then, however it is asked ("birthing events" for thirteen); the caption
 * itself is compared exactly.
 */
export function isSaid(heard: string, caption: string): boolean {
  const numbers = numbersIn(caption)
  const found = numbers.filter((number) => isHeard(heard, number))
  return found.length >= numbers.length / 2 && sharedWords(caption, heard) > 0.5
}
