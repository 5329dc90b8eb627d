import { expect, it } from 'vitest'
import { inWholeNumbers } from './whole-numbers.ts'

it('rounds what is ten or more, at every depth, and keeps moments, small numbers and words', () => {
  const result = {
    workout_id: '5a0c0de0000000000000000c',
    peak: { value: 82.8, at_s: 61.4 },
    heel_to_forefoot: 0.6,
    regions: [{ mean: 10.5, peak_at_s: 12.3, name: 'M1' }, null],
  }
  expect(inWholeNumbers(result)).toEqual({
    ...result,
    peak: { value: 83, at_s: 61.4 },
    regions: [{ mean: 11, peak_at_s: 12.3, name: 'M1' }, null],
  })
})
