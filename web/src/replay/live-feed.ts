import type { Frame } from '@kinetra/workouts/frame'
import type { Foot } from '@kinetra/workouts/workout'

/** Frames come in batches; the picture runs this far behind the newest, so that it does not stutter. */
const LAG_MS = 1000
const KEPT_FRAMES = 1500

/** The end of a recording in progress, played at its own speed a moment after it was measured. */
export class LiveFeed {
  #frames: Frame[] = []
  #playheadMs: number | null = null
  #lastTickMs: number | null = null
  readonly #listeners = new Set<(timeMs: number) => void>()

  /** Timestamp of the picture, in milliseconds since 1970; 0 before the first frame. */
  get timeMs(): number {
    return this.#playheadMs ?? 0
  }

  push(frames: readonly Frame[]): void {
    if (frames.length === 0) return
    this.#frames = [...this.#frames, ...frames]
      .sort((one, other) => one.timestamp - other.timestamp)
      .slice(-KEPT_FRAMES)
  }

  /** Moves the picture on; `nowMs` is the time of the animation frame. */
  tick(nowMs: number): void {
    const newest = this.#frames.at(-1)?.timestamp
    const elapsed = this.#lastTickMs === null ? 0 : nowMs - this.#lastTickMs
    this.#lastTickMs = nowMs
    if (newest === undefined) return
    const next = (this.#playheadMs ?? newest - LAG_MS) + elapsed
    this.#playheadMs = Math.min(newest, Math.max(newest - 3 * LAG_MS, next))
    for (const listener of this.#listeners) listener(this.#playheadMs)
  }

  onTime(listener: (timeMs: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nothing is loaded on demand here: all frames come by `push`. */
  onLoad(): () => void {
    return () => undefined
  }

  at(timeMs: number, foot: Foot): Frame | undefined {
    return this.#frames.findLast((frame) => frame.foot === foot && frame.timestamp <= timeMs)
  }

  /** The feet that have been measured so far. */
  feet(): Foot[] {
    return [...new Set(this.#frames.map((frame) => frame.foot))].sort()
  }
}
