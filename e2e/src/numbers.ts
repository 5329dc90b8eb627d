import { findNumbers } from '@kinetra/agent/numbers/spoken-numbers'

/** The numbers of a text as heard or read, rounded to one decimal. */
export function numbersIn(text: string): number[] {
  return findNumbers(text).map(({ value }) => Math.round(value * 10) / 10)
}
