import { NotFoundError } from '@kinetra/store/errors'
import type { Store } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'

/** How far the events of a user's workouts have been brought to changed thresholds. */
export interface EventUpdate {
  readonly done: number
  readonly total: number
}

/** Users whose workouts are worked through together: requests are answered meanwhile. */
const AT_ONCE = 2

/**
 * Finds the events of a user's workouts again after the thresholds changed, one workout after the other
 * and one run a user. What is left is known from the store alone, so an interrupted run goes on at the next start.
 */
export class EventUpdates {
  readonly #store: Store
  readonly #logger: FastifyBaseLogger | undefined
  readonly #running = new Map<string, { done: number; total: number }>()
  readonly #runs = new Map<string, Promise<void>>()
  #slots = AT_ONCE
  readonly #waiting: (() => void)[] = []
  #stopped = false

  constructor(store: Store, logger?: FastifyBaseLogger) {
    this.#store = store
    this.#logger = logger
  }

  /** Null where nothing is left to do. Asking starts what was interrupted. */
  async status(ownerId: string): Promise<EventUpdate | null> {
    const running = this.#running.get(ownerId)
    if (running) return { ...running }
    const left = (await this.#store.workouts.outdated(ownerId)).length
    if (left === 0) return null
    this.start(ownerId)
    return { done: 0, total: left }
  }

  /** Does nothing where a run of this user is under way: it looks again before it ends. */
  start(ownerId: string): void {
    if (this.#stopped || this.#running.has(ownerId)) return
    const progress = { done: 0, total: 0 }
    this.#running.set(ownerId, progress)
    const run = this.#inTurn(() => this.#run(ownerId, progress))
      .catch((error: unknown) => this.#logger?.warn({ err: error }, 'events could not be found again'))
      .finally(() => {
        this.#running.delete(ownerId)
        this.#runs.delete(ownerId)
      })
    this.#runs.set(ownerId, run)
  }

  /** Resolves once nothing is left of what this user changed, or it could not be done now. */
  async finish(ownerId: string): Promise<void> {
    if ((await this.#store.workouts.outdated(ownerId)).length === 0) return
    this.start(ownerId)
    await this.#runs.get(ownerId)
  }

  /** Resolves once the workout that is worked on, if any, is done. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#runs.values())
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#slots === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#slots -= 1
    await work().finally(() => {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#slots += 1
    })
  }

  async #run(ownerId: string, progress: { done: number; total: number }): Promise<void> {
    for (;;) {
      const left = await this.#store.workouts.outdated(ownerId)
      if (left.length === 0) return
      progress.total = progress.done + left.length
      for (const id of left) {
        if (this.#stopped) return
        await this.#store.workouts.reanalyse(ownerId, id).catch(orGone)
        progress.done += 1
      }
    }
  }
}

/** A workout that was deleted meanwhile needs no events. */
function orGone(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error
}
