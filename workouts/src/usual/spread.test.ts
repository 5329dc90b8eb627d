import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { sideOf, spreadOf, widthOf } from './spread.ts'

const value = fc.double({ min: -1000, max: 1000, noNaN: true })
const values = fc.array(value, { minLength: 3, maxLength: 30 })
const least = fc.double({ min: 0, max: 50, noNaN: true })

test('fewer than three make nothing usual', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 2 }), (few) => {
      expect(spreadOf(few)).toBeNull()
    }),
  )
})

test('the middle lies between the quartiles, these between the extremes, whatever the order', () => {
  fc.assert(
    fc.property(values, (given) => {
      const usual = spreadOf(given)
      const { low = Number.NaN, median = Number.NaN, high = Number.NaN, count } = usual ?? {}
      expect(count).toBe(given.length)
      const order = [Math.min(...given), low, median, high, Math.max(...given)]
      expect(order).toEqual(order.toSorted((one, other) => one - other))
      expect(spreadOf(given.toReversed())).toEqual(usual)
    }),
  )
})

test('a side is never left by going further, and a difference below the least is none', () => {
  fc.assert(
    fc.property(values, value, value, least, (given, one, other, smallest) => {
      const usual = spreadOf(given)
      if (!usual) throw new Error('There are three.')
      const order = ['below', 'within', 'above']
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      const at = (where: number) => order.indexOf(sideOf(where, usual, smallest))
      expect(at(low)).toBeLessThanOrEqual(at(high))
      expect(sideOf(usual.median, usual, smallest)).toBe('within')
      if (Math.abs(one - usual.median) < smallest) expect(sideOf(one, usual, smallest)).toBe('within')
      expect(widthOf(usual, smallest)).toBeGreaterThanOrEqual(usual.high - usual.low)
    }),
  )
})

test.each([3, 4, 5, 6, 8, 10])(
  'of %i earlier values and one more that differ by chance alone, one in eight at most is called unusual',
  (count) => {
    const { normal } = seededRandom(count)
    const tries = 4000
    let unusual = 0
    for (let index = 0; index < tries; index += 1) {
      const usual = spreadOf(Array.from({ length: count }, normal))
      if (usual && sideOf(normal(), usual, 0) !== 'within') unusual += 1
    }
    expect(unusual / tries).toBeLessThan(1 / 8)
    expect(unusual / tries).toBeGreaterThan(1 / 20)
  },
)
