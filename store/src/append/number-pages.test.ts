import fc from 'fast-check'
import { expect, it } from 'vitest'
import { completedPages, PAGE_LENGTH, wholePages } from './number-pages.ts'
import { addSequence, type SequenceRanges } from './sequence-ranges.ts'

it('pages are whole once all their batches have arrived, and complete once', () => {
  const order = fc.shuffledSubarray(Array.from({ length: 3 * PAGE_LENGTH + 5 }, (_, number) => number))
  fc.assert(
    fc.property(order, (numbers) => {
      let received: SequenceRanges = []
      const completed: number[] = []
      for (const number of numbers) {
        const after = addSequence(received, number)
        completed.push(...completedPages(received, after))
        received = after
      }
      const arrived = new Set(numbers)
      const isWhole = (page: number) =>
        Array.from({ length: PAGE_LENGTH }, (_, index) => page + index).every((number) => arrived.has(number))
      const whole = [0, 1, 2, 3].map((index) => index * PAGE_LENGTH).filter(isWhole)
      expect([...wholePages(received)]).toEqual(whole)
      expect(completed.toSorted((a, b) => a - b)).toEqual(whole)
    }),
    { numRuns: 50 },
  )
})
