import { numberOf } from '@kinetra/store/append/batch-numbers'
import { addSequence, type SequenceRanges } from '@kinetra/store/append/sequence-ranges'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPosition, writePosition } from './feed-position.ts'

const INSOLES = [undefined, 'left', 'right'] as const
const rangesOf = (numbers: readonly number[]) =>
  numbers.reduce<SequenceRanges>((ranges, number) => addSequence(ranges, number), [])
const arrivals = fc.uniqueArray(
  fc
    .record({ seq: fc.nat(30), insole: fc.constantFrom(...INSOLES) })
    .map(({ seq, insole }) => numberOf(seq, insole)),
)

describe('the id of an event', () => {
  it('says what the follower has', () => {
    fc.assert(
      fc.property(arrivals, (numbers) => {
        const ranges = rangesOf(numbers)
        expect(readPosition(writePosition(ranges))).toEqual(ranges)
      }),
    )
    expect(writePosition(rangesOf([0, 1, 3, numberOf(7, 'right')]))).toBe('b0-1.b3-3.r7-7')
  })

  it('stays short: of very many gaps the oldest are forgotten', () => {
    const gaps = rangesOf(Array.from({ length: 500 }, (_, index) => 2 * index))
    const id = writePosition(gaps)
    expect(id.length).toBeLessThan(2000)
    expect(readPosition(id).at(0)).toEqual([0, 800])
    expect(readPosition(id).at(-1)).toEqual([998, 998])
  })

  it.each(['b5-1', 'x0-1', '0-1', 'b0', 'b-1-2', 'b0-1..b3-4'])('is never %s', (id) => {
    expect(() => readPosition(id)).toThrow('Last-Event-ID')
  })
})
