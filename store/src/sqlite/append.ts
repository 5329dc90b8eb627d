import { sameThresholds } from '@kinetra/workouts/own-thresholds'
import { blockOf } from '../append/batch-numbers.ts'
import { isCheckpoint } from '../append/checkpoint.ts'
import {
  appendResult,
  checkBelongs,
  checkSame,
  type PreparedBatch,
  prepareBatch,
} from '../append/prepared-batch.ts'
import { type AnalysisOptions, advance, headlineOf, type Progress } from '../append/progress.ts'
import type { Rework } from '../append/rework.ts'
import { addSequence, hasSequence, highestSequence } from '../append/sequence-ranges.ts'
import type { AppendResult, WorkoutStore } from '../store.ts'
import type { Database } from './database.ts'
import { insertEvents } from './event-rows.ts'
import { finishRework, reworkAhead, startRework } from './late-batch.ts'
import { readProgress, storedFrames, writeCheckpoint, writeProgress } from './progress-rows.ts'
import { writeCoarseStrips } from './strip-rows.ts'
import { regionMapOf, thresholdsOfRow, type WorkoutRow, writable } from './workout-rows.ts'

/** A gap this near to the end is worked through under the lock: a few milliseconds. */
const NEAR = 32
/** Where others fill gaps all the time, the lock is taken for all of it in the end. */
const TRIES = 5

/** Stores a batch with all that follows from it, or nothing at all. */
export function sqliteAppend(database: Database): Pick<WorkoutStore, 'appendFrames'> {
  return {
    async appendFrames(ownerId, id, batch) {
      let workout = await database.read(() => writable(database, ownerId, id))
      const prepared = prepareBatch(batch, regionMapOf(workout))
      for (let attempt = 1; ; attempt++) {
        if (attempt > 1) workout = await database.read(() => writable(database, ownerId, id))
        const rework = attempt <= TRIES ? await workAhead(database, workout, prepared) : null
        const result = await database.write(() => append(database, ownerId, workout.id, prepared, rework))
        if (result) return result
      }
    },
  }
}

export const optionsOf = (workout: WorkoutRow): AnalysisOptions => ({
  type: workout.type,
  regionMap: regionMapOf(workout),
  thresholds: thresholdsOfRow(workout),
})

/** For a batch that comes long after its gap: all that can be done before anybody has to wait. */
async function workAhead(
  database: Database,
  workout: WorkoutRow,
  batch: PreparedBatch,
): Promise<Rework | null> {
  const { id } = workout
  const rework = await database.read(() => {
    const { received } = readProgress(database, id)
    if (batch.seq > highestSequence(received, blockOf(batch.seq)) - NEAR || hasSequence(received, batch.seq))
      return null
    return startRework(database, id, batch.seq, received, optionsOf(workout))
  })
  if (rework) await reworkAhead(database, id, batch, rework)
  return rework
}

/** Null where the rework missed something that arrived meanwhile, or worked with thresholds of before. */
function append(
  database: Database,
  ownerId: string,
  id: string,
  batch: PreparedBatch,
  rework: Rework | null,
): AppendResult | null {
  // Asked again under the lock: the workout may have been deleted since.
  const workout = writable(database, ownerId, id)
  const stored = readProgress(database, id)
  const { seq } = batch
  if (hasSequence(stored.received, seq)) {
    checkSame(batch, storedFrames(database, id, seq))
    return appendResult('already', seq, stored.received, workout.frameCount)
  }
  checkBelongs(batch, stored.received, workout)
  const received = addSequence(stored.received, seq)
  if (rework && !rework.covers(received)) return null
  if (rework && !sameThresholds(rework.options.thresholds, thresholdsOfRow(workout))) return null
  insertBatch(database, id, batch)
  writeCoarseStrips(database, id, stored.received, received)
  const options = optionsOf(workout)
  const before = highestSequence(stored.received, blockOf(seq))
  let { progress } = stored
  if (seq > before) {
    progress = next(database, id, batch, before, progress, options)
  } else {
    const again = rework ?? startRework(database, id, seq, stored.received, options)
    finishRework(database, id, again)
    progress = again.progressFrom(progress)
  }
  const longestBatchMs = Math.max(stored.longestBatchMs, batch.toMs - batch.fromMs)
  writeProgress(database, id, { received, longestBatchMs, progress })
  return appendResult('new', seq, received, writeHeadline(database, id, progress))
}

function insertBatch(database: Database, id: string, batch: PreparedBatch): void {
  database.run(
    'INSERT INTO batches (workout_id, seq, from_ms, to_ms, frames) VALUES (?, ?, ?, ?, ?)',
    ...[id, batch.seq, batch.fromMs, batch.toMs, batch.bytes],
  )
  database.run('INSERT INTO strips (workout_id, seq, body) VALUES (?, ?, ?)', id, batch.seq, batch.strips)
}

/** The common case: nothing that is stored depends on it yet. */
function next(
  database: Database,
  id: string,
  { seq, frames }: PreparedBatch,
  before: number,
  from: Progress,
  options: AnalysisOptions,
): Progress {
  const { progress, events } = advance(from, frames, options)
  insertEvents(database, id, seq, events)
  if (isCheckpoint(seq, before)) writeCheckpoint(database, id, seq, progress)
  return progress
}

/** Number of frames. */
export function writeHeadline(database: Database, id: string, progress: Progress): number {
  const { frameCount, firstMs, durationInS, peakPressure, highForceEvents, lowForceEvents } =
    headlineOf(progress)
  database.run(
    `UPDATE workouts SET frame_count = ?, first_ms = ?, duration_s = ?, peak = ?, high_events = ?,
       low_events = ?, updated_at = ? WHERE id = ?`,
    ...[frameCount, firstMs, durationInS, peakPressure, highForceEvents, lowForceEvents],
    ...[new Date().toISOString(), id],
  )
  return frameCount
}
