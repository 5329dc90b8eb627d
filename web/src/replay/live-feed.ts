import type { Frame } from '@kinetra/workouts/frame'
import type { Foot } from '@kinetra/workouts/workout'

/** Frames come in batches of half a second and a little late; so far behind them the picture runs without stutter. */
const LAG_MS = 650
/** What is older than this is not shown without saying so. */
export const STALE_MS = 1000
const KEPT_FRAMES = 1500
/** By so much a second a slow path is believed, where batches have come later for good. */
const DRIFT_PER_MS = 0.02

/**
 * The end of a recording in progress, played at its own speed a moment after it was measured. The measuring clock is
 * not this machine's: what came soonest after it was measured says how they differ, so that a batch that is late
 * makes the picture stand, and not everything after it late.
 */
export class LiveFeed {
  #frames: Frame[] = []
  #playheadMs: number | null = null
  /** The newest frame's time minus this machine's, of what came soonest; and when that was said. */
  #ahead: { readonly ms: number; readonly atMs: number } | null = null
  readonly #listeners = new Set<(timeMs: number) => void>()

  /** Timestamp of the picture, in milliseconds since 1970; 0 before the first frame. */
  get timeMs(): number {
    return this.#playheadMs ?? 0
  }

  /** `nowMs` is the clock of animation frames. */
  push(frames: readonly Frame[], nowMs: number): void {
    if (frames.length === 0) return
    this.#frames = [...this.#frames, ...frames]
      .sort((one, other) => one.timestamp - other.timestamp)
      .slice(-KEPT_FRAMES)
    const ms = (this.#frames.at(-1)?.timestamp ?? 0) - nowMs
    if (ms >= this.#aheadAt(nowMs)) this.#ahead = { ms, atMs: nowMs }
  }

  /** Moves the picture on. */
  tick(nowMs: number): void {
    const newest = this.#frames.at(-1)?.timestamp
    if (newest === undefined) return
    const due = nowMs + this.#aheadAt(nowMs) - LAG_MS
    // Never back: what was shown stays shown until there is more.
    this.#playheadMs = Math.max(this.#playheadMs ?? Number.NEGATIVE_INFINITY, Math.min(newest, due))
    for (const listener of this.#listeners) listener(this.#playheadMs)
  }

  /** How old the picture is; infinite before the first frame. */
  ageMs(nowMs: number): number {
    return this.#playheadMs === null ? Number.POSITIVE_INFINITY : this.#edgeMs(nowMs) - this.#playheadMs
  }

  /** How old the newest frame of a foot is; infinite where none came. */
  footAgeMs(foot: Foot, nowMs: number): number {
    const newest = this.#frames.findLast((frame) => frame.foot === foot)?.timestamp
    return newest === undefined ? Number.POSITIVE_INFINITY : this.#edgeMs(nowMs) - newest
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

  #aheadAt(nowMs: number): number {
    if (!this.#ahead) return Number.NEGATIVE_INFINITY
    return this.#ahead.ms - (nowMs - this.#ahead.atMs) * DRIFT_PER_MS
  }

  /** The measuring clock's time now, without the drift: what does not come grows old at the rate of the clock. */
  #edgeMs(nowMs: number): number {
    return nowMs + (this.#ahead?.ms ?? 0)
  }
}
