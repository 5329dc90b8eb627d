import { findNumbers } from '@kinetra/agent/numbers/spoken-numbers'

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
