import type { Frame } from '@kinetra/workouts/frame'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { FEET } from '@kinetra/workouts/workout'

/** The generator makes 50 frames a second and foot; each comes twice. */
const TWICE_AFTER_MS = 10

/**
 * The batches of a run of both feet at 100 Hz.
 * @param batchMs how much is in the batch that begins at a time since the start, in milliseconds.
 */
export function* longRun(
  startMs: number,
  durationInS: number,
  batchMs: (atMs: number) => number,
): Generator<Frame[]> {
  let endMs = startMs + batchMs(0)
  let batch: Frame[] = []
  for (const frame of generateFrames({ type: 'running', seed: 7, startMs, durationInS, feet: FEET })) {
    if (frame.timestamp >= endMs) {
      yield batch.toSorted((one, other) => one.timestamp - other.timestamp)
      batch = []
      endMs += batchMs(endMs - startMs)
    }
    batch.push(frame, { ...frame, timestamp: frame.timestamp + TWICE_AFTER_MS })
  }
  yield batch.toSorted((one, other) => one.timestamp - other.timestamp)
}
