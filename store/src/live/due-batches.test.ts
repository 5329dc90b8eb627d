import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf } from '../append/batch-numbers.ts'
import { addSequence, type SequenceRanges } from '../append/sequence-ranges.ts'
import { createDueBatches } from './due-batches.ts'

const PATIENCE_MS = 3000
const INSOLES = [undefined, 'left', 'right'] as const
const rangesOf = (numbers: readonly number[]) =>
  numbers.reduce<SequenceRanges>((ranges, number) => addSequence(ranges, number), [])
const arrivals = fc.uniqueArray(
  fc
    .record({ seq: fc.nat(30), insole: fc.constantFrom(...INSOLES) })
    .map(({ seq, insole }) => numberOf(seq, insole)),
)

describe('what a follower gets', () => {
  it('is everything, once, whatever comes when', () => {
    const steps = fc.array(fc.record({ count: fc.nat(4), laterMs: fc.nat(2000) }), { maxLength: 40 })
    fc.assert(
      fc.property(arrivals, steps, fc.nat(10), (numbers, pauses, had) => {
        const start = rangesOf(numbers.slice(0, had))
        const dueOf = createDueBatches(start, PATIENCE_MS)
        let [received, sent, nowMs, next] = [start, start, 0, had]
        const got: number[] = []
        const look = (isOver = false) => {
          const due = dueOf(received, sent, nowMs, isOver)
          sent = due.reduce(addSequence, sent)
          got.push(...due)
        }
        for (const { count, laterMs } of pauses) {
          for (const number of numbers.slice(next, next + count)) received = addSequence(received, number)
          next += count
          nowMs += laterMs
          look()
        }
        received = rangesOf(numbers)
        look(true)
        expect(got.toSorted((a, b) => a - b)).toEqual(numbers.slice(had).toSorted((a, b) => a - b))
      }),
    )
  })

  it('waits behind a gap, for as long as patience lasts, and for that insole alone', () => {
    const [left, right] = ([['left'], ['right']] as const).map(
      ([insole]) =>
        (seq: number) =>
          numberOf(seq, insole),
    )
    if (!left || !right) throw new Error('There are two insoles.')
    const dueOf = createDueBatches([], PATIENCE_MS)
    const received = rangesOf([left(0), left(2), right(0)])
    expect(dueOf(received, [], 0, false)).toEqual([left(0), right(0)])
    const sent = rangesOf([left(0), right(0)])
    expect(dueOf(addSequence(received, right(1)), sent, 2999, false)).toEqual([right(1)])
    expect(dueOf(addSequence(received, left(1)), sent, 2999, false)).toEqual([left(1), left(2)])
  })

  it('goes on without what is later than the patience, and gets it when it comes', () => {
    const dueOf = createDueBatches([], PATIENCE_MS)
    const received = rangesOf([0, 2, 3])
    expect(dueOf(received, [], 0, false)).toEqual([0])
    expect(dueOf(received, rangesOf([0]), PATIENCE_MS, false)).toEqual([2, 3])
    expect(dueOf(addSequence(received, 1), received, PATIENCE_MS + 1, false)).toEqual([1])
    expect(dueOf(rangesOf([0, 1, 2, 3, 4]), rangesOf([0, 1, 2, 3]), PATIENCE_MS + 2, false)).toEqual([4])
  })
})
