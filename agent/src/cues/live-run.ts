import {
  analyseBatch,
  emptyRollup,
  mergeRollups,
  type Rollup,
  summarise,
  type TrackerState,
} from '@kinetra/workouts/analyse-batch'
import type { Frame } from '@kinetra/workouts/frame'
import type { Thresholds } from '@kinetra/workouts/thresholds'
import type { Measured } from '@kinetra/workouts/usual/figures'
import type { Foot, Workout } from '@kinetra/workouts/workout'
import { type Footfall, Footfalls } from './footfalls.ts'

/** What is told of a run is told of whole stretches of this length. */
export const SLICE_MS = 5000
/** Five minutes: what is older than that is forgotten. */
const KEPT_SLICES = 60
/** Batches of one foot may come so much later than those of the other. */
const SETTLED_AFTER_MS = 2000

interface Slice {
  rollup: Rollup
  measured: Measured | undefined
}

export interface LiveRunOptions {
  readonly workout: Workout
  readonly thresholds: Thresholds
  /** When its first frame was, in milliseconds since 1970, where it was before it is followed. */
  readonly startedAtMs?: number | null
}

/**
 * A workout while it is recorded: its last five minutes in slices, analysed by the same code as the stored workout, and
 * nothing of older frames but sums, so that its memory stays the same however long it goes on.
 */
export class LiveRun {
  readonly workout: Workout
  readonly thresholds: Thresholds
  /** When frames of a foot last came, by the clock of who follows. */
  readonly heardAtMs = new Map<Foot, number>()
  /** Of all that came. */
  frameCount = 0
  #nowMs = 0
  /** From being measured to coming here, on two clocks: the quickest frames tell how far these are apart. */
  #quickestMs = Number.POSITIVE_INFINITY
  #startedAtMs: number | null
  #lastMs: number | null = null
  #state: TrackerState | null = null
  readonly #slices = new Map<number, Slice>()
  readonly #footfalls = new Footfalls()

  constructor({ workout, thresholds, startedAtMs = null }: LiveRunOptions) {
    this.workout = workout
    this.thresholds = thresholds
    this.#startedAtMs = startedAtMs
  }

  /**
   * Takes frames as they come, those of a foot in order of time.
   * @param nowMs the clock of who follows; it never goes back.
   * @returns the footfalls that ended in them.
   */
  add(frames: readonly Frame[], nowMs: number): Footfall[] {
    this.#nowMs = nowMs
    this.frameCount += frames.length
    for (const [index, part] of Map.groupBy(frames, ({ timestamp }) => Math.floor(timestamp / SLICE_MS))) {
      const { rollup, state } = analyseBatch(part, this.#state, {
        type: this.workout.type,
        thresholds: this.thresholds,
        onFrame: (foot, measure, atMs, tracker) => this.#footfalls.see(foot, measure, atMs, tracker),
      })
      this.#state = state
      const known = this.#slices.get(index)
      this.#slices.set(index, {
        rollup: known ? mergeRollups(known.rollup, rollup) : rollup,
        measured: undefined,
      })
    }
    for (const { foot, timestamp } of frames) {
      this.heardAtMs.set(foot, nowMs)
      this.#startedAtMs ??= timestamp
      if (timestamp > (this.#lastMs ?? 0)) this.#lastMs = timestamp
      this.#quickestMs = Math.min(this.#quickestMs, nowMs - timestamp)
    }
    const oldest = Math.floor((this.#lastMs ?? 0) / SLICE_MS) - KEPT_SLICES
    for (const index of this.#slices.keys()) if (index < oldest) this.#slices.delete(index)
    return this.#footfalls.take()
  }

  /** Time goes on without frames. */
  wait(nowMs: number): void {
    this.#nowMs = nowMs
  }

  get nowMs(): number {
    return this.#nowMs
  }

  /** How many milliseconds ago something was measured, not counting what even the quickest frames take to come. */
  ageMs(atMs: number): number {
    return this.#nowMs - atMs - this.#quickestMs
  }

  /** Milliseconds since the workout's first frame; null before it. */
  get lengthMs(): number | null {
    return this.#startedAtMs === null || this.#lastMs === null ? null : this.#lastMs - this.#startedAtMs
  }

  /** When something was, in milliseconds since the workout's first frame. */
  sinceStartMs(atMs: number): number {
    return atMs - (this.#startedAtMs ?? atMs)
  }

  /** The end of the last stretch in which nothing more is expected, in milliseconds since 1970. */
  get settledMs(): number {
    return Math.floor(((this.#lastMs ?? 0) - SETTLED_AFTER_MS) / SLICE_MS) * SLICE_MS
  }

  /** The last `lengthMs` of what is settled as the statistics that people see; null where nothing was recorded. */
  stretch(lengthMs: number): Measured | null {
    const rollups = this.#last(lengthMs).map(({ rollup }) => rollup)
    return rollups.length === 0 ? null : this.#measured(rollups.reduce(mergeRollups, emptyRollup()))
  }

  /** The same, each slice for itself. */
  slices(lengthMs: number): Measured[] {
    return this.#last(lengthMs).map((slice) => {
      slice.measured ??= this.#measured(slice.rollup)
      return slice.measured
    })
  }

  #measured(rollup: Rollup): Measured {
    return { workout: this.workout, summary: summarise(this.workout.id, rollup) }
  }

  #last(lengthMs: number): Slice[] {
    const end = this.settledMs / SLICE_MS
    return Array.from({ length: lengthMs / SLICE_MS }, (_, index) =>
      this.#slices.get(end - lengthMs / SLICE_MS + index),
    ).filter((slice) => slice !== undefined)
  }
}
