import { blocksOf, type NumberBlock } from '../append/batch-numbers.ts'
import { highestSequence, numbersBeside, type SequenceRanges, within } from '../append/sequence-ranges.ts'

/** How long the batches behind a gap wait for it to be filled. */
const GAP_PATIENCE_MS = 3000

interface Progress {
  /** Batches below are sent as they come: nothing before them is waited for any more. */
  passed: number
  gapSinceMs: number | null
}

/**
 * Chooses which batches a follower gets next. Each comes once; those of an insole in the order of their numbers,
 * and so of time, unless one is later than `patienceMs`: those behind it go on without it, and it follows.
 * @param start what the follower has.
 */
export function createDueBatches(start: SequenceRanges, patienceMs = GAP_PATIENCE_MS) {
  const blocks = new Map<number, Progress>()
  const progressOf = (block: NumberBlock): Progress => {
    const known = blocks.get(block.from)
    if (known) return known
    const made = { passed: highestSequence(start, block) + 1, gapSinceMs: null }
    blocks.set(block.from, made)
    return made
  }

  const dueOf = (block: NumberBlock, received: SequenceRanges, sent: SequenceRanges, nowMs: number) => {
    const progress = progressOf(block)
    const [next] = within(received, { from: progress.passed, to: block.to })
    if (next?.[0] === progress.passed) Object.assign(progress, { passed: next[1] + 1, gapSinceMs: null })
    const highest = highestSequence(received, block)
    if (highest < progress.passed) progress.gapSinceMs = null
    else progress.gapSinceMs ??= nowMs
    if (progress.gapSinceMs !== null && nowMs - progress.gapSinceMs >= patienceMs)
      Object.assign(progress, { passed: highest + 1, gapSinceMs: null })
    return [...numbersBeside(within(received, { from: block.from, to: progress.passed }), sent)]
  }

  /** @param isOver nothing more will come: nothing is waited for. */
  return (received: SequenceRanges, sent: SequenceRanges, nowMs: number, isOver: boolean): number[] =>
    isOver
      ? [...numbersBeside(received, sent)]
      : blocksOf(received).flatMap((block) => dueOf(block, received, sent, nowMs))
}
