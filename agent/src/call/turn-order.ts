import type { Turn } from '@kinetra/store/store'

/**
 * Turns on their way to the store. The framework tells of an answer that was broken off when all that made it has been
 * cancelled, on a busy machine after the turn that broke it off: it belongs before that turn.
 */
export class TurnOrder {
  readonly #waiting: Turn[] = []

  add(turn: Turn): void {
    const later = turn.interrupted ? this.#waiting.findIndex(({ at }) => at > turn.at) : -1
    this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, turn)
  }

  next(): Turn | undefined {
    return this.#waiting.shift()
  }
}
