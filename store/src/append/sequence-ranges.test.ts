import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addSequence,
  hasSequence,
  missingSequences,
  numbersBeside,
  type SequenceRanges,
  within,
  withStretch,
} from './sequence-ranges.ts'

const ALL = { from: 0, to: 42 }

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
        expect(missingSequences(rangesOf(list), ALL)).toEqual(missing)
        expect(missingSequences(rangesOf(list), ALL, 2)).toEqual(missing.slice(0, 2))
      }),
    )
  })

  it('can be cut, and put together again with other numbers in between', () => {
    const stretch = fc.tuple(fc.nat(41), fc.nat(41)).map(([one, other]) => ({
      from: Math.min(one, other),
      to: Math.max(one, other),
    }))
    fc.assert(
      fc.property(numbers, numbers, stretch, (list, others, { from, to }) => {
        const isInside = (seq: number) => seq >= from && seq < to
        const inside = within(rangesOf(list), { from, to })
        expect(members(inside)).toEqual(ascending(list).filter(isInside))
        const exchanged = withStretch(rangesOf(list), { from, to }, within(rangesOf(others), { from, to }))
        const expected = [...list.filter((seq) => !isInside(seq)), ...others.filter(isInside)]
        expect(members(exchanged)).toEqual(ascending(expected))
      }),
    )
  })

  it('are told apart from others', () => {
    fc.assert(
      fc.property(numbers, numbers, (list, others) => {
        const beside = [...numbersBeside(rangesOf(list), rangesOf(others))]
        expect(beside).toEqual(ascending(list).filter((seq) => !others.includes(seq)))
      }),
    )
  })
})
