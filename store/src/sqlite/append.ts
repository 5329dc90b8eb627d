import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { Frame } from '@kinetra/workouts/frame'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import * as z from 'zod/mini'
import { isCheckpoint } from '../append/checkpoint.ts'
import { type PreparedBatch, prepareBatch } from '../append/prepared-batch.ts'
import { type AnalysisOptions, advance, headlineOf, type Progress } from '../append/progress.ts'
import { addSequence, hasSequence, highestSequence, missingSequences } from '../append/sequence-ranges.ts'
import type { AppendResult, WorkoutStore } from '../store.ts'
import type { Database } from './database.ts'
import { checkpointBefore, readProgress, writeCheckpoint, writeProgress } from './progress-rows.ts'
import { regionMapOf, writable } from './workout-rows.ts'

const batchRow = z.object({ seq: z.number(), frames: z.instanceof(Uint8Array) })
/** Batches read at a time while a gap is worked through again. */
const PAGE = 64

/** Stores a batch with all that follows from it, or nothing at all. */
export function sqliteAppend(database: Database): Pick<WorkoutStore, 'appendFrames'> {
  return {
    async appendFrames(ownerId, id, batch) {
      const workout = await database.read(() => writable(database, ownerId, id))
      const prepared = prepareBatch(batch, regionMapOf(workout))
      return await database.write(() => append(database, ownerId, workout.id, prepared))
    },
  }
}

function append(database: Database, ownerId: string, id: string, batch: PreparedBatch): AppendResult {
  // Asked again under the lock: the workout may have been deleted since.
  const workout = writable(database, ownerId, id)
  const stored = readProgress(database, id)
  const { seq } = batch
  if (hasSequence(stored.received, seq))
    return {
      stored: 'already',
      missing: missingSequences(stored.received),
      frameCount: workout.frameCount,
    }
  insertBatch(database, id, batch)
  const options: AnalysisOptions = { type: workout.type, regionMap: regionMapOf(workout) }
  const before = highestSequence(stored.received)
  const progress =
    seq > before
      ? step(database, id, { seq, before, frames: batch.frames }, stored.progress, options)
      : workThroughAgain(database, id, seq, options)
  const received = addSequence(stored.received, seq)
  const longestBatchMs = Math.max(stored.longestBatchMs, batch.toMs - batch.fromMs)
  writeProgress(database, id, { received, longestBatchMs, progress })
  return {
    stored: 'new',
    missing: missingSequences(received),
    frameCount: writeHeadline(database, id, progress),
  }
}

function insertBatch(database: Database, id: string, batch: PreparedBatch): void {
  database.run(
    'INSERT INTO batches (workout_id, seq, from_ms, to_ms, frame_count, frames) VALUES (?, ?, ?, ?, ?, ?)',
    ...[id, batch.seq, batch.fromMs, batch.toMs, batch.frames.length, batch.bytes],
  )
  database.run('INSERT INTO strips (workout_id, seq, body) VALUES (?, ?, ?)', id, batch.seq, batch.strips)
}

/** One batch further: its events and, where it is due, a checkpoint are stored. */
function step(
  database: Database,
  id: string,
  { seq, before, frames }: { seq: number; before: number; frames: readonly Frame[] },
  from: Progress,
  options: AnalysisOptions,
): Progress {
  const { progress, events } = advance(from, frames, options)
  insertEvents(database, id, seq, events)
  if (isCheckpoint(seq, before)) writeCheckpoint(database, id, seq, progress)
  return progress
}

/** A batch came late: steps and events of all later ones depend on it, so they are found anew. */
function workThroughAgain(database: Database, id: string, gap: number, options: AnalysisOptions): Progress {
  const base = checkpointBefore(database, id, gap)
  database.run('DELETE FROM events WHERE workout_id = ? AND seq > ?', id, base.seq)
  database.run('DELETE FROM checkpoints WHERE workout_id = ? AND seq > ?', id, base.seq)
  let { progress, seq: before } = base
  for (;;) {
    const page = database.all(
      batchRow,
      'SELECT seq, frames FROM batches WHERE workout_id = ? AND seq > ? ORDER BY seq LIMIT ?',
      ...[id, before, PAGE],
    )
    for (const { seq, frames } of page) {
      progress = step(database, id, { seq, before, frames: decodeFrames(frames) }, progress, options)
      before = seq
    }
    if (page.length < PAGE) return progress
  }
}

function insertEvents(database: Database, id: string, seq: number, events: readonly WorkoutEvent[]): void {
  for (const [number, event] of events.entries())
    database.run(
      `INSERT INTO events (workout_id, seq, number, timestamp, type, foot, region, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, seq, number, event.timestamp, event.type, event.foot, event.region, JSON.stringify(event)],
    )
}

/** Number of frames. */
function writeHeadline(database: Database, id: string, progress: Progress): number {
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
