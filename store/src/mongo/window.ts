import type { Frame } from '@kinetra/workouts/frame'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import { collectWindow, type TimeWindow } from '../chart/window.ts'
import type { Collections, PageDocument } from './documents.ts'
import { type BatchTime, besidePages, timesOf } from './pages.ts'
import type { MeasuredWorkout } from './workout-documents.ts'

/** Batches, and pages, read together: few at first, since most windows are short. */
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
  window: TimeWindow,
): AsyncGenerator<BatchTime> {
  const overlaps = ({ t0, t1 }: BatchTime) => t0 <= window.toMs && t1 >= window.fromMs
  const byTime = (one: BatchTime, other: BatchTime) => one.t0 - other.t0
  // Before any page: one that is written from now on is not among them, and its batches are read by themselves.
  const known: number[] = await found.pages.distinct('seq', { workout_id: workout._id })
  const isKnown = new Set(known)
  const alone = await besidePages(found, workout, known, ['seq', 't0', 't1'])
  let next: BatchTime[] = alone.filter(overlaps).sort(byTime)
  for await (const page of pagesWithin(found, workout, window)) {
    if (!isKnown.has(page.seq)) continue
    while (next[0] && next[0].t0 < page.t0) yield* next.splice(0, 1)
    next = [...next, ...timesOf(page).filter(overlaps)].sort(byTime)
  }
  yield* next
}

/** Pages that overlap the window, by when they begin, few at first. */
async function* pagesWithin(
  { pages }: Collections,
  { _id: workout_id }: MeasuredWorkout,
  { fromMs, toMs }: TimeWindow,
): AsyncGenerator<Pick<PageDocument, 'seq' | 't0' | 'times'>> {
  const within = { workout_id, t1: { $gte: fromMs }, ...(Number.isFinite(toMs) && { t0: { $lte: toMs } }) }
  let read = 0
  for (let size = FIRST; ; size = Math.min(2 * size, MOST)) {
    const chunk = await pages
      .find(within)
      .project<Pick<PageDocument, 'seq' | 't0' | 'times'>>({ _id: 0, seq: 1, t0: 1, times: 1 })
      .sort({ t0: 1, seq: 1 })
      .skip(read)
      .limit(size)
      .toArray()
    yield* chunk
    if (chunk.length < size) return
    read += size
  }
}
