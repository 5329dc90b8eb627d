import type { ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { beginning } from './begin-in-turn.ts'

/** One that has not begun by then waits for something else than the processor, and keeps nobody waiting. */
const TAKES_AT_MOST_MS = 2000

/**
 * Lets jobs begin their calls in the order in which they ask, as many at a time as there are processors. To begin, a job
 * needs nothing but the processor for a good while: begun all at once, all would be late (docs/decisions/0101).
 */
export class Beginnings {
  readonly #most: number
  readonly #takesAtMostMs: number
  readonly #waiting = new Set<ChildProcess>()
  readonly #under = new Map<ChildProcess, NodeJS.Timeout>()

  constructor(most = availableParallelism(), takesAtMostMs = TAKES_AT_MOST_MS) {
    this.#most = most
    this.#takesAtMostMs = takesAtMostMs
    beginning.hearJobs(
      (said, job) => (said === 'asks' ? this.#asks(job) : this.#over(job)),
      (job) => this.#over(job),
    )
  }

  /** Some call begins, or waits for its turn. */
  get areUnderWay(): boolean {
    return this.#under.size + this.#waiting.size > 0
  }

  #asks(job: ChildProcess): void {
    this.#waiting.add(job)
    this.#next()
  }

  #over(job: ChildProcess): void {
    clearTimeout(this.#under.get(job))
    this.#under.delete(job)
    this.#waiting.delete(job)
    this.#next()
  }

  #next(): void {
    for (const job of this.#waiting) {
      if (this.#under.size >= this.#most) return
      this.#waiting.delete(job)
      this.#under.set(job, setTimeout(() => this.#over(job), this.#takesAtMostMs).unref())
      beginning.tellJob(job, 'may')
    }
  }
}
