import { expect } from 'vitest'
import type { Answered } from './caller.ts'
import { isHeard, numbersIn } from './numbers.ts'
import { sharedWords } from './words.ts'

const MOST_ASKED = 3

/** Somebody in a call, in whatever browser. */
interface Asking {
  ask(question: string): Promise<Answered>
}

/**
 * Asks aloud until the number is heard in the answer's sound; resolves with every time it was asked. The small
 * recogniser that hears it again misses a number now and then ("birthing events" for thirteen).
 */
async function askUntilHeard(caller: Asking, question: string, expected: number): Promise<Answered[]> {
  const asked: Answered[] = []
  while (asked.length < MOST_ASKED && !asked.some(({ heard }) => isHeard(heard, expected)))
    asked.push(await caller.ask(question))
  return asked
}

/** Asks until the number is heard; wherever the question was understood, the answer's caption holds the number. */
export async function expectSpoken(caller: Asking, question: string, expected: number): Promise<void> {
  const asked = await askUntilHeard(caller, question, expected)
  for (const { question: understood, answer } of asked)
    if (sharedWords(question, understood) > 0.9) expect(numbersIn(answer), understood).toContain(expected)
  const last = asked.at(-1)
  expect(sharedWords(question, last?.question ?? ''), last?.question).toBeGreaterThan(0.7)
  expect(numbersIn(last?.answer ?? '')).toContain(expected)
  expect(isHeard(last?.heard ?? '', expected), asked.map(({ heard }) => heard).join(' | ')).toBe(true)
}
