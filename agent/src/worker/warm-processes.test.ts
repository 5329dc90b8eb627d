import { expect, it } from 'vitest'
import { warmWanted } from './warm-processes.ts'

const GIGABYTE = 2 ** 30

it.each([
  ['nobody calls: all places, for a burst', { calls: 0, availableBytes: 16 * GIGABYTE }, 8],
  ['some call: the other places', { calls: 5, availableBytes: 16 * GIGABYTE }, 3],
  ['all places are taken: one for whoever is next', { calls: 8, availableBytes: 16 * GIGABYTE }, 1],
  ['a small machine: a quarter of its memory', { calls: 0, availableBytes: 1.5 * GIGABYTE }, 3],
  ['a full machine: one all the same', { calls: 0, availableBytes: 0 }, 1],
])('%s', (_when, { calls, availableBytes }, warm) => {
  expect(warmWanted(undefined, { capacity: 8, calls, availableBytes })).toBe(warm)
  expect(warmWanted(2, { capacity: 8, calls, availableBytes })).toBe(2)
})
