import type { WorkoutEvent } from '@kinetra/workouts/event'
import { Binary, type ObjectId } from 'mongodb'
import { isCheckpoint } from '../append/checkpoint.ts'
import type { PreparedBatch } from '../append/prepared-batch.ts'
import type { Progress } from '../append/progress.ts'
import type { BucketDocument } from './documents.ts'

/** What follows from a batch and those before it; `before` is the number of the one before, or −1. */
export interface WorkedOut {
  readonly revision: number
  readonly before: number
  readonly events: WorkoutEvent[]
  readonly progress: Progress
}

/** A batch as it is stored; without `workedOut` it came late, and what follows from it is found later. */
export function bucketOf(workout_id: ObjectId, batch: PreparedBatch, workedOut?: WorkedOut): BucketDocument {
  const { seq } = batch
  return {
    workout_id,
    seq,
    n: batch.frames.length,
    t0: batch.fromMs,
    t1: batch.toMs,
    frames: new Binary(batch.bytes),
    strips: new Binary(batch.strips),
    revision: workedOut?.revision ?? 0,
    events: workedOut?.events ?? [],
    has_events: (workedOut?.events.length ?? 0) > 0,
    checkpoint: workedOut && isCheckpoint(seq, workedOut.before) ? workedOut.progress : null,
  }
}
