import { expect, it } from 'vitest'
import { isUrgent, warmWanted } from './warm-processes.ts'

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

it.each([
  ['a call waits for it', { begun: 3, calls: 4 }, true],
  ['the next call would wait for it', { begun: 4, calls: 4 }, true],
  ['one is warm', { begun: 5, calls: 4 }, false],
  ['the worker is full', { begun: 8, calls: 8 }, false],
  ['the worker is full, and its last call waits for it', { begun: 7, calls: 8 }, true],
])('whether a process begins beside calls that begin: %s', (_when, counts, urgent) => {
  expect(isUrgent({ ...counts, capacity: 8 })).toBe(urgent)
})
