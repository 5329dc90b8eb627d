import { findNumbers } from '@kinetra/agent/numbers/spoken-numbers'
import type { Answered } from './caller.ts'

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

const MOST_ASKED = 3

/** Somebody in a call, in whatever browser. */
export interface Asking {
  ask(question: string): Promise<Answered>
}

/**
 * Asks aloud until the number is heard in the answer's sound; resolves with every time it was asked. The small
 * recogniser that hears it again misses a number now and then ("birthing events" for thirteen).
 */
export async function askUntilHeard(caller: Asking, question: string, expected: number): Promise<Answered[]> {
  const asked: Answered[] = []
  while (asked.length < MOST_ASKED && !asked.some(({ heard }) => isHeard(heard, expected)))
    asked.push(await caller.ask(question))
  return asked
}
