import * as z from 'zod/mini'
import { newProgress, type Progress } from '../append/progress.ts'
import type { SequenceRanges } from '../append/sequence-ranges.ts'
import type { Database } from './database.ts'

const progressRow = z.object({ received: z.string(), longestBatchMs: z.number(), state: z.string() })
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
    progress: JSON.parse(row.state) as Progress,
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

/** The newest kept progress before a batch, and the number of the batch it is after (−1: of none). */
export function checkpointBefore(database: Database, id: string, seq: number) {
  const row = database.get(
    checkpointRow,
    'SELECT seq, state FROM checkpoints WHERE workout_id = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
    ...[id, seq],
  )
  if (!row) return { seq: -1, progress: newProgress() }
  return { seq: row.seq, progress: JSON.parse(row.state) as Progress }
}
