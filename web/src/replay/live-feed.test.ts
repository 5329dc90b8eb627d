import type { Frame } from '@kinetra/workouts/frame'
import { expect, test } from 'vitest'
import { LiveFeed, STALE_MS } from './live-feed.ts'

const EPOCH = 1_800_000_000_000
const frames = (fromMs: number, toMs: number): Frame[] =>
  Array.from({ length: (toMs - fromMs) / 20 }, (_, index) => ({
    ...{ timestamp: EPOCH + fromMs + index * 20, foot: 'left' as const, pressureMatrix: [[1]] },
  }))

/** Batches of half a second come so much later than they were measured; the oldest picture of each tick. */
function play(
  lateMs: (batch: number) => number,
  batches = 40,
): { ages: number[]; feed: LiveFeed; endMs: number } {
  const feed = new LiveFeed()
  const arrivals = Array.from({ length: batches }, (_, index) => ({
    atMs: (index + 1) * 500 + lateMs(index),
    frames: frames(index * 500, (index + 1) * 500),
  }))
  const ages: number[] = []
  const endMs = batches * 500
  for (let nowMs = 0; nowMs < endMs; nowMs += 16) {
    for (const { atMs, frames: batch } of arrivals)
      if (atMs > nowMs - 16 && atMs <= nowMs) feed.push(batch, nowMs)
    feed.tick(nowMs)
    // By the clock of the insole, which here starts with the page's.
    if (nowMs > 3000) ages.push(nowMs + EPOCH - feed.timeMs)
  }
  return { ages, feed, endMs }
}

test('with the jitter of a radio what is shown is at most a second old, and never jumps back', () => {
  const { ages } = play((batch) => 40 + ((batch * 7919) % 150))
  expect(Math.max(...ages)).toBeLessThanOrEqual(STALE_MS)
  const steps = ages.slice(1).map((age, index) => age - (ages[index] ?? 0))
  expect(Math.max(...steps)).toBeLessThanOrEqual(16)
})

test('a batch that is late makes the picture stand, and not everything after it late', () => {
  const { ages } = play((batch) => (batch === 20 ? 900 : 40))
  expect(Math.max(...ages)).toBeGreaterThan(STALE_MS)
  expect(Math.max(...ages.slice(-300))).toBeLessThanOrEqual(STALE_MS)
})

test('when nothing comes any more its age grows with the clock', () => {
  const { feed, endMs } = play(() => 40, 20)
  expect(feed.ageMs(endMs)).toBeLessThanOrEqual(STALE_MS)
  for (let nowMs = endMs; nowMs <= endMs + 5000; nowMs += 16) feed.tick(nowMs)
  expect(feed.ageMs(endMs + 5000)).toBeGreaterThan(4500)
  expect(feed.footAgeMs('left', endMs + 5000)).toBeGreaterThan(4500)
  expect(feed.footAgeMs('right', endMs)).toBe(Number.POSITIVE_INFINITY)
})
