import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXPECTED_TO_BEAR, THRESHOLDS, thresholds } from './thresholds.ts'
import { WORKOUT_TYPES } from './workout.ts'

const DOCUMENT = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8')
/** The cells of the last table row with this title: `standing` is a phase first, then an activity. */
const rowOf = (title: string) =>
  DOCUMENT.split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .findLast((cells) => cells[1] === title)
    ?.slice(2, -1)

test.each(WORKOUT_TYPES)('the thresholds of %s are valid, and those in the document', (type) => {
  const { high, highEnd, low, lowEnd } = thresholds.parse(THRESHOLDS[type])
  expect(rowOf(type)).toEqual([high, highEnd, low, lowEnd].map(String))
  expect(high).toBeGreaterThan(highEnd)
  expect(highEnd).toBeGreaterThan(lowEnd)
  expect(lowEnd).toBeGreaterThan(low)
})

test.each([
  ['loading', EXPECTED_TO_BEAR.loading],
  ['mid-stance', EXPECTED_TO_BEAR.midStance],
  ['push-off', EXPECTED_TO_BEAR.pushOff],
])('the regions expected to bear load in %s are those in the document', (title, regions) => {
  expect(rowOf(title)?.at(-1)).toBe(regions.join(', '))
})
