import { expect, it } from 'vitest'
import { loadOf } from './load.ts'
import { FULL } from './options.ts'

/** The default of LiveKit's server, which goes by what is left below it. */
const TARGET_LOAD = 0.7

it.each([1, 2, 8, 200])('of %s places each is offered, and none beyond', (capacity) => {
  const loads = Array.from({ length: capacity }, (_, calls) => loadOf(calls, capacity))
  expect(loads[0]).toBe(0)
  expect(loads).toEqual(loads.toSorted((one, other) => one - other))
  expect(loads.at(-1)).toBeLessThan(TARGET_LOAD)
  expect(loadOf(capacity, capacity)).toBeGreaterThanOrEqual(FULL)
})
