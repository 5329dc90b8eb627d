import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { availableParallelism } from 'node:os'
import { beginMessage, sayBegin } from './begin-in-turn.ts'

/** One that has not begun by then waits for something else than the processor, and keeps nobody waiting. */
const TAKES_AT_MOST_MS = 2000

/**
 * Lets jobs begin their calls in the order in which they ask, as many at a time as there are processors. To begin, a job
 * needs nothing but the processor for a good while: begun all at once, all would be late (docs/decisions/0101).
 */
export class Beginnings {
  readonly #most: number
  readonly #waiting = new Set<ChildProcess>()
  readonly #under = new Map<ChildProcess, NodeJS.Timeout>()

  constructor(most = availableParallelism()) {
    this.#most = most
    subscribe('child_process', (message) => this.#meet((message as { process: ChildProcess }).process))
  }

  /** Some call begins, or waits for its turn. */
  get areUnderWay(): boolean {
    return this.#under.size + this.#waiting.size > 0
  }

  #meet(child: ChildProcess): void {
    child.on('message', (received) => {
      const said = beginMessage.safeParse(received).data?.value
      if (said === 'asks') this.#waiting.add(child)
      else if (said === 'has') this.#over(child)
      if (said) this.#next()
    })
    child.once('exit', () => {
      this.#over(child)
      this.#next()
    })
  }

  #over(child: ChildProcess): void {
    clearTimeout(this.#under.get(child))
    this.#under.delete(child)
    this.#waiting.delete(child)
  }

  #next(): void {
    for (const child of this.#waiting) {
      if (this.#under.size >= this.#most) return
      this.#waiting.delete(child)
      const over = () => {
        this.#over(child)
        this.#next()
      }
      this.#under.set(child, setTimeout(over, TAKES_AT_MOST_MS).unref())
      child.send(sayBegin('may'), () => undefined)
    }
  }
}
