import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { Frame } from '@kinetra/workouts/frame'
import type { NumberBlock } from './batch-numbers.ts'
import { isCheckpoint } from './checkpoint.ts'
import { type AnalysisOptions, advance, type Progress, withFoot } from './progress.ts'
import { addSequence, type SequenceRanges, within, withStretch } from './sequence-ranges.ts'

/** What follows from one batch and those before it, as it has to be stored with it. */
export interface Derived {
  readonly seq: number
  readonly events: readonly WorkoutEvent[]
  readonly checkpoint: Progress | null
}

/**
 * Works through batches again from a gap on, in order, without holding anything that others need: a long
 * workout takes seconds. What arrives behind meanwhile is added at the end; only where something arrived in
 * what was already worked through does it have to begin again.
 */
export class Rework {
  readonly base: number
  readonly derived: Derived[] = []
  readonly options: AnalysisOptions
  /** Whose batches it works through; the others are left as they are. */
  readonly block: NumberBlock
  #progress: Progress
  #lastSeq: number
  #seen: SequenceRanges

  /** @param base the newest checkpoint before the gap; @param received the numbers that had arrived then. */
  constructor(
    base: { seq: number; progress: Progress },
    block: NumberBlock,
    received: SequenceRanges,
    options: AnalysisOptions,
  ) {
    this.block = block
    this.base = base.seq
    this.#lastSeq = base.seq
    this.#progress = base.progress
    this.#seen = this.#sofar(received)
    this.options = options
  }

  /** The workout's progress with what was worked out. */
  progressFrom(before: Progress): Progress {
    const { foot } = this.block
    return foot === null ? this.#progress : withFoot(before, foot, this.#progress)
  }

  /** The number of the last batch that was worked through. */
  get lastSeq(): number {
    return this.#lastSeq
  }

  /** The next batch by number. */
  add(seq: number, frames: readonly Frame[]): void {
    const { progress, events } = advance(this.#progress, frames, this.options)
    this.derived.push({ seq, events, checkpoint: isCheckpoint(seq, this.#lastSeq) ? progress : null })
    this.#progress = progress
    this.#seen = addSequence(this.#seen, seq)
    this.#lastSeq = seq
  }

  /** All that has arrived with what was worked through, those before the gap included. */
  receivedFrom(received: SequenceRanges): SequenceRanges {
    return withStretch(received, this.block, this.#seen)
  }

  /** Whether all that has arrived, as far as this is, is in it. */
  covers(received: SequenceRanges): boolean {
    return this.#sofar(received).every(([from, to]) =>
      this.#seen.some((range) => range[0] <= from && to <= range[1]),
    )
  }

  #sofar(received: SequenceRanges): SequenceRanges {
    return within(received, { from: this.block.from, to: this.#lastSeq + 1 })
  }
}
