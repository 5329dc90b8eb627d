import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSequence, hasSequence, missingSequences, type SequenceRanges, upTo } from './sequence-ranges.ts'

const numbers = fc.uniqueArray(fc.nat(40))
const rangesOf = (list: readonly number[]) =>
  list.reduce<SequenceRanges>((ranges, seq) => addSequence(ranges, seq), [])
const members = (ranges: SequenceRanges) =>
  Array.from({ length: 42 }, (_, seq) => seq).filter((seq) => hasSequence(ranges, seq))
const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b)

describe('numbers that have arrived', () => {
  it('are those that were added, in whatever order, as few stretches as can be', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const ranges = rangesOf(list)
        expect(members(ranges)).toEqual(ascending(list))
        expect(ranges).toEqual(rangesOf(ascending(list)))
        for (const [index, [from, to]] of ranges.entries()) {
          expect(from).toBeLessThanOrEqual(to)
          expect(from).toBeGreaterThan((ranges[index - 1]?.[1] ?? -2) + 1)
        }
      }),
    )
  })

  it('leave those missing that lie below the highest', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const highest = Math.max(-1, ...list)
        const missing = Array.from({ length: highest + 1 }, (_, seq) => seq).filter(
          (seq) => !list.includes(seq),
        )
        expect(missingSequences(rangesOf(list))).toEqual(missing)
        expect(missingSequences(rangesOf(list), 2)).toEqual(missing.slice(0, 2))
      }),
    )
  })

  it('can be cut', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1, max: 41 }), (list, highest) => {
        expect(members(upTo(rangesOf(list), highest))).toEqual(
          ascending(list).filter((seq) => seq <= highest),
        )
      }),
    )
  })
})
