import type { Frame } from '@kinetra/workouts/frame'
import { expect, test, vi } from 'vitest'
import { FrameBuffer, WINDOW_MS } from './frame-buffer.ts'

const START = 1_700_000_000_000
const frames: Frame[] = Array.from({ length: 100 }, (_, index) => ({
  timestamp: START + index * 100,
  foot: index % 2 === 0 ? 'left' : 'right',
  pressureMatrix: [[index]],
}))

function loaded() {
  const load = vi.fn(async ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
    frames.filter(({ timestamp }) => timestamp >= START + fromMs && timestamp < START + toMs),
  )
  return { load, buffer: new FrameBuffer(load, START, 9900) }
}

test('it gives the foot’s latest frame at a time', async () => {
  const { buffer } = loaded()
  expect(buffer.at(1000, 'left')).toBeUndefined()
  await vi.waitFor(() => expect(buffer.at(1000, 'left')?.timestamp).toBe(START + 1000))
  expect(buffer.at(1099, 'right')?.timestamp).toBe(START + 900)
})

test('at the beginning of a window it looks into the one before', async () => {
  const { buffer } = loaded()
  await vi.waitFor(() => expect(buffer.at(WINDOW_MS, 'right')?.timestamp).toBe(START + WINDOW_MS - 100))
})

test('each window is asked for once, and the next one ahead of time', async () => {
  const { buffer, load } = loaded()
  await vi.waitFor(() => expect(buffer.at(100, 'left')).toBeDefined())
  for (let timeMs = 0; timeMs < WINDOW_MS; timeMs += 16) buffer.at(timeMs, 'left')
  expect(load.mock.calls.map(([window]) => window.fromMs)).toEqual([0, WINDOW_MS])
})

test('a failure is told, and not asked again at once', async () => {
  const load = vi.fn().mockRejectedValue(new Error('down'))
  const buffer = new FrameBuffer(load, START, 1000)
  const told = vi.fn()
  buffer.onError = told
  buffer.at(0, 'left')
  await vi.waitFor(() => expect(told).toHaveBeenCalled())
  buffer.at(16, 'left')
  expect(load).toHaveBeenCalledTimes(1)
})

test('a window that failed comes back to a replay that rests', async () => {
  vi.useFakeTimers()
  const { load, buffer } = loaded()
  load.mockRejectedValueOnce(new Error('no answer'))
  const come = vi.fn()
  buffer.onLoad(come)
  buffer.at(1000, 'left')
  await vi.runAllTimersAsync()
  // Nobody asked again, and there it is.
  expect(come).toHaveBeenCalled()
  expect(buffer.at(1000, 'left')?.timestamp).toBe(START + 1000)
  vi.useRealTimers()
})
