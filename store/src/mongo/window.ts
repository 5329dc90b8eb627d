import type { Frame } from '@kinetra/workouts/frame'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import { collectWindow, type TimeWindow } from '../chart/window.ts'
import type { Collections, PageDocument } from './documents.ts'
import { type BatchTime, besidePages, timesOf } from './pages.ts'
import type { MeasuredWorkout } from './workout-documents.ts'

/** Batches read together: few at first, since most windows are short. */
const [FIRST, MOST] = [3, 48]

export async function readWindow(
  found: Collections,
  workout: MeasuredWorkout,
  window: TimeWindow,
): Promise<Frame[]> {
  const collected = collectWindow(window)
  let size = FIRST
  let chunk: BatchTime[] = []
  const read = async () => {
    const buckets = await Promise.all(
      chunk.map(({ seq }) =>
        found.buckets.findOne({ workout_id: workout._id, seq }, { projection: { _id: 0, frames: 1 } }),
      ),
    )
    for (const bucket of buckets) if (bucket) collected.add(decodeFrames(bucket.frames.value()))
    chunk = []
    size = Math.min(2 * size, MOST)
  }
  for await (const batch of batchesWithin(found, workout, window)) {
    if (chunk.length === size) await read()
    if (collected.isComplete(batch.t0)) break
    chunk.push(batch)
  }
  await read()
  return collected.frames()
}

/** Batches that may hold frames of the window, by when they begin; pages are read as far as they are asked for. */
async function* batchesWithin(
  found: Collections,
  workout: MeasuredWorkout,
  { fromMs, toMs }: TimeWindow,
): AsyncGenerator<BatchTime> {
  const workout_id = workout._id
  const overlaps = ({ t0, t1 }: { t0: number; t1: number }) => t0 <= toMs && t1 >= fromMs
  const all = await found.pages
    .find({ workout_id })
    .project<Pick<PageDocument, 'seq' | 't0' | 't1'>>({ _id: 0, seq: 1, t0: 1, t1: 1 })
    .batchSize(5000)
    .toArray()
  const alone = await besidePages(
    found,
    workout,
    all.map(({ seq }) => seq),
    ['seq', 't0', 't1'],
  )
  const byTime = (one: BatchTime, other: BatchTime) => one.t0 - other.t0
  let next = alone.filter(overlaps).sort(byTime)
  for (const page of all.filter(overlaps).sort((one, other) => one.t0 - other.t0)) {
    while (next[0] && next[0].t0 < page.t0) yield* next.splice(0, 1)
    const whole = await found.pages.findOne(
      { workout_id, seq: page.seq },
      { projection: { seq: 1, times: 1 } },
    )
    if (whole) next = [...next, ...timesOf(whole).filter(overlaps)].sort(byTime)
  }
  yield* next
}
