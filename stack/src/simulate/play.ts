import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from '@kinetra/workouts/frame'
import { seededRandom } from '@kinetra/workouts/seeded-random'
import type { Foot } from '@kinetra/workouts/workout'
import * as z from 'zod'
import type { Api } from './api.ts'
import { Insole, type Radio } from './insole.ts'

const BATCH_MS = 500
/** What was kept while nobody could be reached goes in larger ones; the server takes 250 frames at once. */
const KEPT_BATCH_MS = 4000

export interface Playing {
  readonly workoutId: string
  /** In order of time. */
  readonly frames: Iterable<Frame>
  readonly feet: readonly Foot[]
  readonly radio: Radio
  readonly seed: number
  /** How many times faster than it happened. */
  readonly speed: number
  /** So much of it is over: what a gateway has kept while it was out of reach is sent at once. */
  readonly pastMs?: number
  /** Ends the workout early; what was sent by then stays, and is complete. */
  readonly signal: AbortSignal
  readonly report: (sentMs: number) => void
}

/**
 * Sends frames as they happen, in batches of half a second by each insole for itself, and completes the workout.
 *
 * @returns how many batches were sent more than once
 * @throws {ApiError} where the server refuses, or is away for a minute
 */
export async function play(api: Api, playing: Playing): Promise<number> {
  const { workoutId, radio, speed, pastMs = 0, signal } = playing
  const insoles = playing.feet.map((foot, index) => ({
    foot,
    insole: new Insole(api, { workoutId, foot }, radio, seededRandom(playing.seed * 31 + index)),
  }))
  const failed = new AbortController()
  const stop = AbortSignal.any([signal, failed.signal])
  const begun = performance.now() - pastMs / speed
  for (const { frames, endMs } of batchesOf(playing.frames, pastMs)) {
    await pause(Math.max(0, begun + endMs / speed - performance.now()), undefined, { signal: stop }).catch(
      () => undefined,
    )
    if (stop.aborted) break
    for (const { foot, insole } of insoles) {
      const own = frames.filter((frame) => frame.foot === foot)
      const radioSpeed = endMs > pastMs ? speed : Infinity
      // Each waits for its own batch before: what the other insole does is none of its business.
      if (own.length > 0) insole.send(own, radioSpeed).catch(() => failed.abort())
    }
    playing.report(endMs)
  }
  for (const { insole } of insoles) await insole.finish()
  await api.post(`/api/workouts/${workoutId}/complete`, undefined, z.unknown())
  return insoles.reduce((sum, { insole }) => sum + insole.again, 0)
}

/** The frames of each batch, and when it ends, in milliseconds since the first frame. */
function* batchesOf(frames: Iterable<Frame>, pastMs: number): Generator<{ frames: Frame[]; endMs: number }> {
  const endAfter = (atMs: number) =>
    atMs < pastMs ? Math.min(pastMs, atMs + KEPT_BATCH_MS) : atMs + BATCH_MS
  let startMs: number | undefined
  let endMs = endAfter(0)
  let batch: Frame[] = []
  for (const frame of frames) {
    startMs ??= frame.timestamp
    while (frame.timestamp >= startMs + endMs) {
      yield { frames: batch, endMs }
      batch = []
      endMs = endAfter(endMs)
    }
    batch.push(frame)
  }
  yield { frames: batch, endMs }
}
