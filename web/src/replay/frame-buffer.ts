import type { Frame } from '@kinetra/workouts/frame'
import type { Foot } from '@kinetra/workouts/workout'

/** Frames are fetched in windows of this length, the ones around the replay's position first. */
export const WINDOW_MS = 4000
const MAX_FRAMES = 1000
const KEPT_WINDOWS = 24
const RETRY_MS = 2000

type Load = (window: { fromMs: number; toMs: number; limit: number }) => Promise<readonly Frame[]>

/**
 * The frames around the replay's position. Asking for a frame starts the loading of its window and the
 * next; what is not there yet is undefined, and `onLoad` runs when it has come.
 */
export class FrameBuffer {
  readonly #windows = new Map<number, readonly Frame[] | 'loading'>()
  readonly #load: Load
  readonly #startedAtMs: number
  readonly #lastWindow: number
  readonly #loadListeners = new Set<() => void>()
  #shownWindow = 0
  onError: (error: unknown) => void = () => {}

  /** @param startedAtMs timestamp of the first frame, in milliseconds since 1970. */
  constructor(load: Load, startedAtMs: number, durationMs: number) {
    this.#load = load
    this.#startedAtMs = startedAtMs
    this.#lastWindow = Math.floor(durationMs / WINDOW_MS)
  }

  /** Runs `listener` each time frames have come; gives the way to stop. */
  onLoad(listener: () => void): () => void {
    this.#loadListeners.add(listener)
    return () => this.#loadListeners.delete(listener)
  }

  /** The foot's latest frame at or before `timeMs` since the first frame. */
  at(timeMs: number, foot: Foot): Frame | undefined {
    const index = Math.floor(timeMs / WINDOW_MS)
    this.#shownWindow = index
    this.#want(index)
    if (index < this.#lastWindow) this.#want(index + 1)
    const found = this.#latest(index, timeMs, foot)
    if (found || index === 0 || this.#windows.get(index) === 'loading') return found
    this.#want(index - 1)
    return this.#latest(index - 1, timeMs, foot)
  }

  /** When the foot carried most among the frames that are there, in milliseconds since the first frame. */
  heaviestMs(): number | null {
    let [heaviest, at]: [number, number | null] = [0, null]
    for (const frames of this.#windows.values()) {
      if (frames === 'loading') continue
      for (const { pressureMatrix, timestamp } of frames) {
        const load = pressureMatrix.flat().reduce((sum, value) => sum + Math.max(0, value), 0)
        if (load > heaviest) [heaviest, at] = [load, timestamp - this.#startedAtMs]
      }
    }
    return at
  }

  #latest(index: number, timeMs: number, foot: Foot): Frame | undefined {
    const frames = this.#windows.get(index)
    if (!frames || frames === 'loading') return undefined
    const timestamp = this.#startedAtMs + timeMs
    let [low, high] = [0, frames.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((frames[middle]?.timestamp ?? 0) <= timestamp + 0.5) low = middle + 1
      else high = middle
    }
    for (let position = low - 1; position >= 0; position -= 1) {
      if (frames[position]?.foot === foot) return frames[position]
    }
    return index === 0 ? frames.find((frame) => frame.foot === foot) : undefined
  }

  #want(index: number): void {
    if (this.#windows.has(index)) return
    this.#windows.set(index, 'loading')
    const fromMs = index * WINDOW_MS
    this.#load({ fromMs, toMs: fromMs + WINDOW_MS, limit: MAX_FRAMES }).then(
      (frames) => {
        this.#windows.set(
          index,
          [...frames].sort((one, other) => one.timestamp - other.timestamp),
        )
        this.#forget(index)
        for (const listener of this.#loadListeners) listener()
      },
      (error: unknown) => {
        // Asked for again, but not at the rate of the screen; a replay that rests does not ask by itself.
        setTimeout(() => {
          this.#windows.delete(index)
          const isShown = this.#loadListeners.size > 0 && Math.abs(index - this.#shownWindow) <= 1
          if (isShown) this.#want(index)
        }, RETRY_MS)
        this.onError(error)
      },
    )
  }

  /** Lets go of the windows farthest from `index`. */
  #forget(index: number): void {
    if (this.#windows.size <= KEPT_WINDOWS) return
    const farthest = [...this.#windows.keys()].sort(
      (one, other) => Math.abs(other - index) - Math.abs(one - index),
    )
    for (const key of farthest.slice(0, this.#windows.size - KEPT_WINDOWS)) this.#windows.delete(key)
  }
}
