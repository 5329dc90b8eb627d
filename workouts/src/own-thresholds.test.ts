import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownThresholds, thresholdsOf } from './own-thresholds.ts'
import { THRESHOLDS, thresholds } from './thresholds.ts'
import { WORKOUT_TYPES } from './workout.ts'

test('without own thresholds the usual ones hold', () => {
  for (const type of WORKOUT_TYPES) expect(thresholdsOf(type, null)).toEqual(THRESHOLDS[type])
})

test('an event ends as far from its beginning as usual', () => {
  expect(thresholdsOf('running', { high: 60, low: 4 })).toMatchObject({
    high: 60,
    highEnd: 50,
    low: 4,
    lowEnd: 8,
  })
})

test('whatever is allowed gives limits in order', () => {
  const pressure = fc.double({ min: 0, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...WORKOUT_TYPES), pressure, pressure, (type, high, low) => {
      fc.pre(ownThresholds.safeParse({ high, low }).success)
      const limits = thresholds.parse(thresholdsOf(type, { high, low }))
      expect(limits.high).toBeGreaterThanOrEqual(limits.highEnd)
      expect(limits.highEnd).toBeGreaterThanOrEqual(limits.lowEnd)
      expect(limits.lowEnd).toBeGreaterThanOrEqual(limits.low)
    }),
  )
})

test.each([
  { high: 20, low: 20 },
  { high: 101, low: 5 },
  { high: 9, low: 1 },
  { high: 50, low: -1 },
  { high: Number.NaN, low: 5 },
])('refuses %o', (own) => {
  expect(ownThresholds.safeParse(own).success).toBe(false)
})
