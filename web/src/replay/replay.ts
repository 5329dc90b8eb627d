export const REPLAY_SPEEDS = [0.25, 0.5, 1, 2, 4] as const
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number]

export interface ReplayState {
  readonly playing: boolean
  readonly speed: ReplaySpeed
}

/**
 * The clock of a replay, apart from drawing. `onTime` listeners run at each step, up to the screen's
 * rate, and draw without React; `onState` listeners run when it starts, stops or changes speed.
 */
export class Replay {
  #timeMs = 0
  #playing = false
  #speed: ReplaySpeed = 1
  #lastTickMs: number | null = null
  readonly #timeListeners = new Set<(timeMs: number) => void>()
  readonly #stateListeners = new Set<() => void>()
  #state: ReplayState = { playing: false, speed: 1 }

  readonly durationMs: number

  constructor(durationMs: number) {
    this.durationMs = durationMs
  }

  get timeMs(): number {
    return this.#timeMs
  }
  get state(): ReplayState {
    return this.#state
  }

  onTime(listener: (timeMs: number) => void): () => void {
    this.#timeListeners.add(listener)
    listener(this.#timeMs)
    return () => this.#timeListeners.delete(listener)
  }
  onState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  /** Moves to a time within the workout; times outside take the nearest end. */
  seek(timeMs: number): void {
    this.#timeMs = Math.min(this.durationMs, Math.max(0, timeMs))
    for (const listener of this.#timeListeners) listener(this.#timeMs)
  }

  play(): void {
    if (this.#timeMs >= this.durationMs) this.seek(0)
    this.#lastTickMs = null
    this.#change(true, this.#speed)
  }
  pause(): void {
    this.#change(false, this.#speed)
  }
  setSpeed(speed: ReplaySpeed): void {
    this.#change(this.#playing, speed)
  }

  /** Advances a playing clock; `nowMs` is the time of the animation frame. Ends at the last frame. */
  tick(nowMs: number): void {
    if (!this.#playing) return
    const elapsed = this.#lastTickMs === null ? 0 : nowMs - this.#lastTickMs
    this.#lastTickMs = nowMs
    this.seek(this.#timeMs + elapsed * this.#speed)
    if (this.#timeMs >= this.durationMs) this.pause()
  }

  #change(playing: boolean, speed: ReplaySpeed): void {
    if (playing === this.#playing && speed === this.#speed) return
    this.#playing = playing
    this.#speed = speed
    this.#state = { playing, speed }
    for (const listener of this.#stateListeners) listener()
  }
}
