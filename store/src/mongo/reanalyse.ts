import { setImmediate as nextTurn } from 'node:timers/promises'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import { type OwnThresholds, sameThresholds } from '@kinetra/workouts/own-thresholds'
import type { AnyBulkWriteOperation } from 'mongodb'
import { blockOf, EVERYTHING, type NumberBlock } from '../append/batch-numbers.ts'
import { type AnalysisOptions, headlineOf, newProgress, readProgress } from '../append/progress.ts'
import { type Derived, Rework } from '../append/rework.ts'
import { hasSequence } from '../append/sequence-ranges.ts'
import type { BucketDocument, Collections } from './documents.ts'
import { type MeasuredWorkout, optionsOf } from './workout-documents.ts'

/** Batches after which others get their turn. */
const TURN = 16
/** Attempts to begin again from the gap, because somebody else filled one before it. */
const TRIES = 20

/**
 * Works through all buckets from a gap on and makes them count, in three steps of which each may be the last:
 * the workout gets its totals and a mark of what is now out of date; the buckets are rewritten, by the newest
 * version only; the mark is taken off. Batches that are appended meanwhile are added at the end, so that a
 * recording that goes on does not keep it from coming to its own.
 * @param reload the workout as it is now; rejects where it is gone.
 * @param isDone whether somebody else has done it.
 * @param thresholds other ones than the workout's so far; they become its own with the totals.
 */
export async function reanalyse(
  found: Collections,
  reload: () => Promise<MeasuredWorkout>,
  gap: number,
  isDone: (workout: MeasuredWorkout) => boolean,
  thresholds?: OwnThresholds | null,
): Promise<MeasuredWorkout> {
  let restarts = 0
  let rework: Rework | undefined
  for (;;) {
    const workout = await reload()
    if (isDone(workout)) return workout
    const options = { ...optionsOf(workout), ...(thresholds !== undefined && { thresholds }) }
    const block = thresholds === undefined ? scopeOf(workout, gap) : EVERYTHING
    if (!rework || !isCurrent(rework, workout, options, block)) {
      if (restarts++ === TRIES)
        throw new Error('The batch could not be stored: other gaps were filled all the time. Send it again.')
      const from = block === EVERYTHING ? 0 : Math.min(gap, workout.stale?.from ?? gap)
      rework = new Rework(
        await checkpointBefore(found, workout, from, block),
        block,
        workout.received,
        options,
      )
    }
    const longestBatchMs = await workThrough(found, workout, rework)
    const stored = await store(found, workout, rework, longestBatchMs)
    if (stored) return stored
  }
}

/** What has to be worked through for a gap: its insole's batches, and all where others are out of date too. */
function scopeOf({ stale }: MeasuredWorkout, gap: number): NumberBlock {
  const block = blockOf(gap)
  return stale && (stale.from === 0 || blockOf(stale.from) !== block) ? EVERYTHING : block
}

function isCurrent(
  rework: Rework,
  workout: MeasuredWorkout,
  { thresholds }: AnalysisOptions,
  block: NumberBlock,
): boolean {
  return (
    rework.block === block &&
    sameThresholds(rework.options.thresholds, thresholds) &&
    (workout.stale?.from ?? Number.POSITIVE_INFINITY) > rework.base &&
    rework.covers(workout.received)
  )
}

async function store(
  found: Collections,
  workout: MeasuredWorkout,
  rework: Rework,
  longest_batch_ms: number,
): Promise<MeasuredWorkout | null> {
  const version = workout.version + 1
  const progress = rework.progressFrom(workout.progress ?? newProgress())
  const fields = {
    received: rework.receivedFrom(workout.received),
    longest_batch_ms,
    progress,
    thresholds: rework.options.thresholds ?? null,
    metrics: headlineOf(progress),
    version,
    stale: { from: rework.base + 1, version },
  }
  const { matchedCount } = await found.workouts.updateOne(
    { _id: workout._id, owner_id: workout.owner_id, version: workout.version },
    { $set: fields, $currentDate: { updated_at: true } },
  )
  if (matchedCount === 0) return null
  await rewrite(found, workout, version, rework.derived)
  await found.workouts.updateOne({ _id: workout._id, 'stale.version': version }, { $unset: { stale: true } })
  const { stale: _, ...rest } = { ...workout, ...fields }
  return rest
}

/** The newest progress of a block kept before a batch that nothing has put out of date. */
async function checkpointBefore(
  { buckets }: Collections,
  workout: MeasuredWorkout,
  seq: number,
  block: NumberBlock,
) {
  const kept = buckets
    .find({ workout_id: workout._id, seq: { $gte: block.from, $lt: seq }, checkpoint: { $ne: null } })
    .project<Pick<BucketDocument, 'seq' | 'checkpoint'>>({ seq: 1, checkpoint: 1 })
    .sort({ seq: -1 })
  for await (const { seq: at, checkpoint } of kept)
    if (checkpoint && hasSequence(workout.received, at))
      return { seq: at, progress: readProgress(checkpoint) }
  return { seq: block.from - 1, progress: newProgress() }
}

/** From where the rework is to the end; gives the longest time of a batch. */
async function workThrough(
  { buckets }: Collections,
  workout: MeasuredWorkout,
  rework: Rework,
): Promise<number> {
  let longestBatchMs = workout.longest_batch_ms
  const later = buckets
    .find({ workout_id: workout._id, seq: { $gt: rework.lastSeq, $lt: rework.block.to } })
    .project<Pick<BucketDocument, 'seq' | 't0' | 't1' | 'frames'>>({ seq: 1, t0: 1, t1: 1, frames: 1 })
    .sort({ seq: 1 })
  for await (const { seq, t0, t1, frames } of later) {
    rework.add(seq, decodeFrames(frames.value()))
    longestBatchMs = Math.max(longestBatchMs, t1 - t0)
    if (seq % TURN === 0) await nextTurn()
  }
  return longestBatchMs
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
        update: { $set: { events: [...events], has_events: events.length > 0, checkpoint, revision } },
      },
    }),
  )
  await buckets.bulkWrite(writes, { ordered: false })
}
