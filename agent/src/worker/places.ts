/** A job that was taken and was given to no process in this time has been lost on the way. */
const LOST_AFTER_MS = 120_000

/**
 * How many calls a worker holds and may still take, exactly: between two reports of its load, LiveKit would give it as
 * many as there are.
 */
export class Places {
  #capacity: number
  readonly #changed: (calls: number) => void
  readonly #now: () => number
  /** Taken, and in no process yet. */
  readonly #taken = new Map<string, number>()
  #running: readonly string[] = []
  #told = 0

  constructor(
    capacity: number,
    changed: (calls: number) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#capacity = capacity
    this.#changed = changed
    this.#now = now
  }

  /** As many calls as are held at once, 0 once it is closed. */
  get capacity(): number {
    return this.#capacity
  }

  /** Takes no more calls. */
  close(): void {
    this.#capacity = 0
  }

  /** Calls that are taken or running. */
  get calls(): number {
    return this.#running.length + this.#taken.size
  }

  get isFull(): boolean {
    return this.calls >= this.#capacity
  }

  /** Calls that still wait for a process. */
  get waiting(): number {
    return this.#taken.size
  }

  /** Takes a job where there is room for it. */
  take(job: string): boolean {
    if (this.isFull) return false
    this.#taken.set(job, this.#now())
    this.#tell()
    return true
  }

  /** Which jobs are in a process now. */
  look(running: readonly string[]): void {
    this.#running = running
    const lostMs = this.#now() - LOST_AFTER_MS
    for (const [job, atMs] of this.#taken) if (running.includes(job) || atMs < lostMs) this.#taken.delete(job)
    this.#tell()
  }

  #tell(): void {
    if (this.calls === this.#told) return
    this.#told = this.calls
    this.#changed(this.calls)
  }
}
