/** A late batch analyses at most this many batch numbers before its gap again; a checkpoint takes some KB. */
const EVERY = 8

/** Whether the progress after batch `seq` is kept: for the first batch of each group of numbers. */
export function isCheckpoint(seq: number, seqBefore: number): boolean {
  return seqBefore < 0 || Math.floor(seq / EVERY) !== Math.floor(seqBefore / EVERY)
}
