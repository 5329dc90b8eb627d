import { expect, it } from 'vitest'
import { confidenceOf } from './confidence.ts'
import { percentile } from './measured.ts'

const median = (values: readonly number[]) => percentile(values, 0.5)

/** Evenly spread between 0 and 1, in an order that tells nothing. */
const samples = (count: number) => Array.from({ length: count }, (_, at) => (at * 0.618_033_988_7) % 1)

it('holds the statistic, and is the narrower the more samples there are', () => {
  const [few, many] = [20, 500].map((count) => confidenceOf([samples(count)], median))
  expect(few?.from).toBeLessThan(0.5)
  expect(few?.to).toBeGreaterThan(0.5)
  const width = (interval = { from: 0, to: 0 }) => interval.to - interval.from
  expect(width(many)).toBeLessThan(width(few) / 3)
  // Of the median of n values that are evenly spread: 1.96 · 0.5 / √n to each side.
  expect(width(many)).toBeCloseTo((2 * 1.96 * 0.5) / Math.sqrt(500), 1)
})

it('tells the ratio of two sets', () => {
  const [slow, quick] = [samples(200).map((value) => 3 + value), samples(200).map((value) => 1 + value)]
  const { from, to } = confidenceOf([slow, quick], (a, b) => median(a) / median(b))
  expect(from).toBeLessThan(3.5 / 1.5)
  expect(to).toBeGreaterThan(3.5 / 1.5)
  expect(to - from).toBeLessThan(0.4)
})

it('is a point where all samples are alike', () => {
  expect(confidenceOf([[7, 7, 7]], median)).toEqual({ from: 7, to: 7 })
})
