import type { Frame } from '@kinetra/workouts/frame'
import { expect, test } from 'vitest'
import { framesOf } from './export-workout.ts'

/** A server of a recording at this rate, with as many frames in an answer as are asked for at most. */
function recorded(framesPerSecond: number) {
  const frames: Frame[] = Array.from({ length: framesPerSecond * 5 }, (_, index) => ({
    timestamp: Math.floor((index * 1000) / framesPerSecond),
    foot: 'left',
    pressureMatrix: [[index]],
  }))
  const load = async ({ fromMs, toMs, limit }: { fromMs: number; toMs: number; limit: number }) =>
    frames.filter(({ timestamp }) => timestamp >= fromMs && timestamp < toMs).slice(0, limit)
  return { frames, load }
}

test.each([25, 200, 900])('a recording of %i frames a second is exported whole', async (rate) => {
  const { frames, load } = recorded(rate)
  expect(await framesOf(load, 0, 5000)).toEqual(frames)
})

test('what cannot be exported whole is not exported', async () => {
  const frame: Frame = { timestamp: 0, foot: 'left', pressureMatrix: [[0]] }
  await expect(framesOf(async () => Array(1000).fill(frame), 0, 5000)).rejects.toThrow('more frames')
})
