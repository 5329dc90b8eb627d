import { expect } from 'vitest'
import { type Asking, askUntilHeard, isHeard, numbersIn } from './numbers.ts'
import { sharedWords } from './words.ts'

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
