import type { WorkoutEvent } from '@kinetra/workouts/event'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import type { AnyBulkWriteOperation } from 'mongodb'
import { isCheckpoint } from '../append/checkpoint.ts'
import { advance, headlineOf, newProgress, type Progress } from '../append/progress.ts'
import { addSequence, hasSequence, type SequenceRanges } from '../append/sequence-ranges.ts'
import type { BucketDocument, Collections } from './documents.ts'
import type { MeasuredWorkout } from './workout-documents.ts'

interface Derived {
  readonly seq: number
  readonly events: WorkoutEvent[]
  readonly checkpoint: Progress | null
}

/**
 * Works through all buckets from a gap on and makes them count, in three steps of which each may be the last:
 * the workout gets its totals and a mark of what is now out of date; the buckets are rewritten, by the newest
 * version only; the mark is taken off. Null where somebody else changed the workout meanwhile.
 */
export async function reanalyse(
  found: Collections,
  workout: MeasuredWorkout,
  gap: number,
): Promise<MeasuredWorkout | null> {
  const from = Math.min(gap, workout.stale?.from ?? gap)
  const base = await checkpointBefore(found, workout, from)
  const again = await workThrough(found, workout, base)
  const version = workout.version + 1
  const stale = { from: base.seq + 1, version }
  const fields = {
    received: again.received,
    longest_batch_ms: again.longestBatchMs,
    progress: again.progress,
    metrics: headlineOf(again.progress),
    version,
    stale,
    updated_at: new Date(),
  }
  const { matchedCount } = await found.workouts.updateOne(
    { _id: workout._id, owner_id: workout.owner_id, version: workout.version },
    { $set: fields },
  )
  if (matchedCount === 0) return null
  await rewrite(found, workout, version, again.derived)
  await found.workouts.updateOne({ _id: workout._id, 'stale.version': version }, { $unset: { stale: true } })
  const { stale: _, ...rest } = { ...workout, ...fields }
  return rest
}

/** The newest progress kept before a batch that nothing has put out of date. */
async function checkpointBefore({ buckets }: Collections, workout: MeasuredWorkout, seq: number) {
  const kept = buckets
    .find({ workout_id: workout._id, seq: { $lt: seq }, checkpoint: { $ne: null } })
    .project<Pick<BucketDocument, 'seq' | 'checkpoint'>>({ seq: 1, checkpoint: 1 })
    .sort({ seq: -1 })
  for await (const { seq: at, checkpoint } of kept)
    if (checkpoint && hasSequence(workout.received, at)) return { seq: at, progress: checkpoint }
  return { seq: -1, progress: newProgress() }
}

async function workThrough(
  { buckets }: Collections,
  workout: MeasuredWorkout,
  base: { seq: number; progress: Progress },
) {
  const options = { type: workout.type, regionMap: workout.region_map ?? undefined }
  let received: SequenceRanges = workout.received
  let longestBatchMs = workout.longest_batch_ms
  let { progress } = base
  let before = base.seq
  const derived: Derived[] = []
  const later = buckets
    .find({ workout_id: workout._id, seq: { $gt: base.seq } })
    .project<Pick<BucketDocument, 'seq' | 't0' | 't1' | 'frames'>>({ seq: 1, t0: 1, t1: 1, frames: 1 })
    .sort({ seq: 1 })
  for await (const { seq, t0, t1, frames } of later) {
    const step = advance(progress, decodeFrames(frames.value()), options)
    progress = step.progress
    const checkpoint = isCheckpoint(seq, before) ? progress : null
    derived.push({ seq, events: step.events, checkpoint })
    received = addSequence(received, seq)
    longestBatchMs = Math.max(longestBatchMs, t1 - t0)
    before = seq
  }
  return { received, longestBatchMs, progress, derived }
}

async function rewrite(
  { buckets }: Collections,
  { _id: workout_id }: MeasuredWorkout,
  revision: number,
  derived: readonly Derived[],
): Promise<void> {
  if (derived.length === 0) return
  const writes = derived.map(
    ({ seq, events, checkpoint }): AnyBulkWriteOperation<BucketDocument> => ({
      updateOne: {
        filter: { workout_id, seq, revision: { $lte: revision } },
        update: { $set: { events, has_events: events.length > 0, checkpoint, revision } },
      },
    }),
  )
  await buckets.bulkWrite(writes, { ordered: false })
}
