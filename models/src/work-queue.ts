type Job = { deadlineMs: number; order: number; start: () => void }

/**
 * One worker for many callers: jobs run one after another, the one due first before the others, equals in the
 * order they came. One native inference already uses the threads it is given; a second would only slow both.
 */
export class WorkQueue {
  readonly #waiting: Job[] = []
  #running = false
  #order = 0

  /** Whether a job is running or waits. */
  get isBusy(): boolean {
    return this.#running || this.#waiting.length > 0
  }

  /** Jobs that wait for their turn. */
  get length(): number {
    return this.#waiting.length
  }

  /**
   * Runs `work` when it is its turn. `deadlineMs` is a time of `performance.now()`. A job whose signal is
   * aborted before its turn is dropped and rejects with the signal's reason.
   */
  run<Result>(work: () => Promise<Result>, deadlineMs: number, signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted()
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(job), 1)
        reject(signal?.reason)
      }
      const start = () => {
        signal?.removeEventListener('abort', leave)
        work()
          .then(resolve, reject)
          .finally(() => {
            this.#running = false
            // Whoever got this result may want the next part of the same: that counts as having waited.
            setImmediate(() => this.#next())
          })
      }
      this.#order += 1
      const job: Job = { deadlineMs, order: this.#order, start }
      signal?.addEventListener('abort', leave, { once: true })
      this.#waiting.push(job)
      this.#next()
    })
  }

  #next(): void {
    if (this.#running) return
    this.#waiting.sort((one, other) => one.deadlineMs - other.deadlineMs || one.order - other.order)
    const job = this.#waiting.shift()
    if (job === undefined) return
    this.#running = true
    job.start()
  }
}
