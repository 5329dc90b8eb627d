import { setImmediate as nextTurn } from 'node:timers/promises'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import * as z from 'zod/mini'
import { blockOf } from '../append/batch-numbers.ts'
import type { PreparedBatch } from '../append/prepared-batch.ts'
import type { AnalysisOptions } from '../append/progress.ts'
import { Rework } from '../append/rework.ts'
import type { SequenceRanges } from '../append/sequence-ranges.ts'
import type { Database } from './database.ts'
import { insertEvents } from './event-rows.ts'
import { checkpointBefore, writeCheckpoint } from './progress-rows.ts'

const batchRow = z.object({ seq: z.number(), frames: z.instanceof(Uint8Array) })
/** Batches worked through at a time: a few milliseconds. */
const PAGE = 16

export function startRework(
  database: Database,
  id: string,
  gap: number,
  received: SequenceRanges,
  options: AnalysisOptions,
): Rework {
  const block = blockOf(gap)
  return new Rework(checkpointBefore(database, id, gap, block), block, received, options)
}

/**
 * Works through all batches from the gap on, with the late one among them where there is one, and lets
 * others work in between.
 */
export async function reworkAhead(
  database: Database,
  id: string,
  late: PreparedBatch | null,
  rework: Rework,
): Promise<void> {
  for (;;) {
    const isAtEnd = await database.read(() => addPage(database, id, late, rework))
    if (isAtEnd) return
    await nextTurn()
  }
}

/** What is still missing behind the rework, once the late batch is stored and nobody else can write. */
export function finishRework(database: Database, id: string, rework: Rework): void {
  while (!addPage(database, id, null, rework));
  for (const table of ['events', 'checkpoints'])
    database.run(
      `DELETE FROM ${table} WHERE workout_id = ? AND seq > ? AND seq < ?`,
      ...[id, rework.base, rework.block.to],
    )
  for (const { seq, events, checkpoint } of rework.derived) {
    insertEvents(database, id, seq, events)
    if (checkpoint) writeCheckpoint(database, id, seq, checkpoint)
  }
}

/** True where there was less than a page left. */
function addPage(database: Database, id: string, late: PreparedBatch | null, rework: Rework): boolean {
  const page = database.all(
    batchRow,
    'SELECT seq, frames FROM batches WHERE workout_id = ? AND seq > ? AND seq < ? ORDER BY seq LIMIT ?',
    ...[id, rework.lastSeq, rework.block.to, PAGE],
  )
  const isEnd = page.length < PAGE
  for (const { seq, frames } of page) {
    if (late && rework.lastSeq < late.seq && late.seq < seq) rework.add(late.seq, late.frames)
    // Somebody else stored the very same batch meanwhile: the append will find that out.
    if (seq > rework.lastSeq) rework.add(seq, decodeFrames(frames))
  }
  if (isEnd && late && rework.lastSeq < late.seq) rework.add(late.seq, late.frames)
  return isEnd
}
