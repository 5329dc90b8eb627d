import type { ObjectId } from 'mongodb'
import { blockOf } from '../append/batch-numbers.ts'
import { completedPages } from '../append/number-pages.ts'
import {
  appendResult,
  checkBelongs,
  checkSame,
  type PreparedBatch,
  prepareBatch,
} from '../append/prepared-batch.ts'
import { advance, headlineOf, newProgress } from '../append/progress.ts'
import { addSequence, hasSequence, highestSequence } from '../append/sequence-ranges.ts'
import { NotFoundError } from '../errors.ts'
import type { AppendResult, WorkoutStore } from '../store.ts'
import { bucketOf, type WorkedOut } from './bucket.ts'
import type { Collections, Use } from './documents.ts'
import { isDuplicate } from './mongo-error.ts'
import { writePage } from './pages.ts'
import { reanalyse } from './reanalyse.ts'
import { type MeasuredWorkout, optionsOf, writable } from './workout-documents.ts'

/**
 * A batch is stored once its number is in the workout's `received`: that one update, which only succeeds on
 * the version it was worked out from, makes frames, statistics and events count together. The bucket is
 * written before it, and does not count without it. No transactions, so any MongoDB will do.
 */
export function mongoAppend(use: Use): Pick<WorkoutStore, 'appendFrames'> {
  return {
    async appendFrames(ownerId, id, batch) {
      return await use(async (found) => {
        const workout = await writable(found, ownerId, id)
        const prepared = prepareBatch(batch, workout.region_map ?? undefined)
        return await append(found, ownerId, workout, prepared)
      })
    },
  }
}

async function append(
  found: Collections,
  ownerId: string,
  workout: MeasuredWorkout,
  batch: PreparedBatch,
): Promise<AppendResult> {
  const { seq } = batch
  const result = (stored: AppendResult['stored'], { received, metrics }: MeasuredWorkout) =>
    appendResult(stored, seq, received, metrics.frameCount)
  if (hasSequence(workout.received, seq)) {
    await checkStored(found, workout._id, batch)
    return result('already', workout)
  }
  checkBelongs(batch, workout.received, workout.metrics)
  if (seq > highestSequence(workout.received, blockOf(seq))) {
    const stored = await appendNext(found, workout, batch)
    if (stored) {
      await writePages(found, workout, stored)
      return result('new', stored)
    }
  } else {
    await insertBucket(found, workout._id, batch)
  }
  // The bucket is there, but it came late or somebody else was faster.
  const stored = await reanalyse(
    found,
    () => stillThere(found, ownerId, workout._id, seq),
    seq,
    ({ received }) => hasSequence(received, seq),
  )
  await writePages(found, workout, stored)
  return result('new', stored)
}

async function writePages(found: Collections, before: MeasuredWorkout, after: MeasuredWorkout) {
  const { _id } = after
  const completed = completedPages(before.received, after.received)
  if (completed.length === 0) return
  for (const page of completed) await writePage(found, _id, page)
  // Deleted meanwhile: the pages go with it.
  if (!(await found.workouts.findOne({ _id }, { projection: { _id: 1 } })))
    await found.pages.deleteMany({ workout_id: _id })
}

/** The common case, one insert and one update; null where somebody else's batch came in between. */
async function appendNext(found: Collections, workout: MeasuredWorkout, batch: PreparedBatch) {
  const options = optionsOf(workout)
  const before = workout.progress ?? newProgress()
  const { progress, events } = advance(before, batch.frames, options)
  const isNew = await insertBucket(found, workout._id, batch, {
    revision: workout.version + 1,
    before: highestSequence(workout.received, blockOf(batch.seq)),
    events,
    progress,
  })
  // Left behind by an append that did not come to its end.
  if (!isNew) return null
  const fields = {
    received: addSequence(workout.received, batch.seq),
    longest_batch_ms: Math.max(workout.longest_batch_ms, batch.toMs - batch.fromMs),
    progress,
    metrics: headlineOf(progress),
    version: workout.version + 1,
  }
  const { matchedCount } = await found.workouts.updateOne(
    { _id: workout._id, owner_id: workout.owner_id, version: workout.version },
    { $set: fields, $currentDate: { updated_at: true } },
  )
  return matchedCount === 1 ? { ...workout, ...fields } : null
}

/** False where the same frames are there already; throws `ConflictError` where others are. */
async function insertBucket(
  found: Collections,
  id: ObjectId,
  batch: PreparedBatch,
  workedOut?: WorkedOut,
): Promise<boolean> {
  try {
    await found.buckets.insertOne(bucketOf(id, batch, workedOut))
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await checkStored(found, id, batch)
    return false
  }
}

async function checkStored({ buckets }: Collections, workout_id: ObjectId, batch: PreparedBatch) {
  const stored = await buckets.findOne({ workout_id, seq: batch.seq }, { projection: { frames: 1 } })
  if (stored) checkSame(batch, stored.frames.value())
}

/** The workout as it is now; where it was deleted meanwhile, the bucket goes as well. */
async function stillThere(found: Collections, ownerId: string, id: ObjectId, seq: number) {
  try {
    return await writable(found, ownerId, id.toHexString())
  } catch (error) {
    if (error instanceof NotFoundError) await found.buckets.deleteOne({ workout_id: id, seq })
    throw error
  }
}
