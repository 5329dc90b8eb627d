import { describe, expect, it } from 'vitest'
import { findNumbers } from './spoken-numbers.ts'

describe('the numbers of a sentence', () => {
  it.each([
    ['Your peak was 61.8.', [61.8]],
    ['Your peak was 61.8 at 4 minutes 10.', [61.8, 4, 10]],
    ['You took 1,204 steps.', [1204]],
    ['sixty-one point eight', [61.8]],
    ['a hundred and four steps', [104]],
    ['one hundred sixty eight steps a minute', [168]],
    ['two thousand three hundred and five', [2305]],
    ['Four minutes ten', [4, 10]],
    ['twelve, eight and three', [12, 8, 3]],
    ['That one on M3 and Toe2345', []],
    ['the third metatarsal and the 3rd try', []],
    ['forty two events', [42]],
    ['twenty thirty', [20, 30]],
    ['', []],
  ])('%s', (text, numbers) => {
    expect(findNumbers(text).map((number) => number.value)).toEqual(numbers)
  })
})
