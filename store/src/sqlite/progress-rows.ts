import * as z from 'zod/mini'
import type { NumberBlock } from '../append/batch-numbers.ts'
import { newProgress, type Progress, readProgress as progressIn } from '../append/progress.ts'
import type { SequenceRanges } from '../append/sequence-ranges.ts'
import type { Database } from './database.ts'

const progressRow = z.object({ received: z.string(), longestBatchMs: z.number(), state: z.string() })
const framesRow = z.object({ frames: z.instanceof(Uint8Array) })
const checkpointRow = z.object({ seq: z.number(), state: z.string() })

export interface StoredProgress {
  readonly received: SequenceRanges
  /** Longest time from a batch's first frame to its last: how far before a moment its batch may begin. */
  readonly longestBatchMs: number
  readonly progress: Progress
}

/** Empty before the first batch. */
export function readProgress(database: Database, id: string): StoredProgress {
  const row = database.get(
    progressRow,
    'SELECT received, longest_batch_ms AS longestBatchMs, state FROM progress WHERE workout_id = ?',
    id,
  )
  if (!row) return { received: [], longestBatchMs: 0, progress: newProgress() }
  return {
    received: JSON.parse(row.received) as SequenceRanges,
    longestBatchMs: row.longestBatchMs,
    progress: progressIn(JSON.parse(row.state)),
  }
}

export function writeProgress(
  database: Database,
  id: string,
  { received, longestBatchMs, progress }: StoredProgress,
): void {
  database.run(
    `INSERT INTO progress (workout_id, received, longest_batch_ms, state) VALUES (?, ?, ?, ?)
     ON CONFLICT (workout_id) DO UPDATE SET received = excluded.received,
       longest_batch_ms = excluded.longest_batch_ms, state = excluded.state`,
    ...[id, JSON.stringify(received), longestBatchMs, JSON.stringify(progress)],
  )
}

export function writeCheckpoint(database: Database, id: string, seq: number, progress: Progress): void {
  database.run(
    'INSERT INTO checkpoints (workout_id, seq, state) VALUES (?, ?, ?)',
    ...[id, seq, JSON.stringify(progress)],
  )
}

/** The newest kept progress of a block before a batch, and the number of the batch it is after. */
export function checkpointBefore(database: Database, id: string, seq: number, block: NumberBlock) {
  const row = database.get(
    checkpointRow,
    'SELECT seq, state FROM checkpoints WHERE workout_id = ? AND seq < ? AND seq >= ? ORDER BY seq DESC LIMIT 1',
    ...[id, seq, block.from],
  )
  if (!row) return { seq: block.from - 1, progress: newProgress() }
  return { seq: row.seq, progress: progressIn(JSON.parse(row.state)) }
}

/** The frames of a batch that is there, as they are stored. */
export function storedFrames(database: Database, id: string, seq: number): Uint8Array {
  const row = database.get(framesRow, 'SELECT frames FROM batches WHERE workout_id = ? AND seq = ?', id, seq)
  return row?.frames ?? new Uint8Array()
}
