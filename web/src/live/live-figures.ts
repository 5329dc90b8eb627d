import {
  analyseBatch,
  mergeRollups,
  type Rollup,
  summarise,
  type TrackerState,
} from '@kinetra/workouts/analyse-batch'
import type { Frame } from '@kinetra/workouts/frame'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Foot, WorkoutType } from '@kinetra/workouts/workout'

/** What is called "now": some thirteen strides, so that one odd step does not change it. */
const WINDOW_MS = 10_000

/** The summary of the last ten seconds of a recording, from its frames as they come. */
export class LiveFigures {
  readonly #type: WorkoutType
  #state: TrackerState | null = null
  #parts: { readonly endMs: number; readonly rollup: Rollup }[] = []
  readonly #lastMs: Record<Foot, number> = { left: 0, right: 0 }

  constructor(type: WorkoutType) {
    this.#type = type
  }

  /** A batch that was sent again, or late, changes nothing: what is past its time is no longer "now". */
  push(frames: readonly Frame[]): void {
    const fresh = frames
      .filter(({ foot, timestamp }) => timestamp > this.#lastMs[foot])
      .sort((one, other) => one.timestamp - other.timestamp)
    const endMs = fresh.at(-1)?.timestamp
    if (endMs === undefined) return
    for (const { foot, timestamp } of fresh) this.#lastMs[foot] = timestamp
    const { rollup, state } = analyseBatch(fresh, this.#state, { type: this.#type })
    this.#state = state
    this.#parts = [...this.#parts, { endMs, rollup }].filter((part) => part.endMs > endMs - WINDOW_MS)
  }

  /** Null before the first frame. */
  summary(): WorkoutSummary | null {
    const [first, ...rest] = this.#parts.map(({ rollup }) => rollup)
    return first ? summarise('', rest.reduce(mergeRollups, first)) : null
  }
}
