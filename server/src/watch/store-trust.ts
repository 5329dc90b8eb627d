/** One lease: in this time every coach that lives renews its own. */
const GRACE_MS = 3000
/** An answer that took longer may have kept coaches from renewing, too. */
const SLOW_MS = 1000

/**
 * Whether a lease that has run out says that a coach is dead. After the store was away, or before this server
 * has ever queried it, it does not: no coach could renew in an election, and the first round would send all away.
 */
export class StoreTrust {
  #trustedFromMs = Number.POSITIVE_INFINITY
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Queries the store; how soon it answers, if it does, says how far to trust it. */
  async query<T>(question: () => Promise<T>): Promise<T> {
    const sentMs = this.#now()
    try {
      const answer = await question()
      const answeredMs = this.#now()
      const isFresh = this.#trustedFromMs === Number.POSITIVE_INFINITY
      if (isFresh || answeredMs - sentMs > SLOW_MS) this.#trustedFromMs = answeredMs + GRACE_MS
      return answer
    } catch (error) {
      this.#trustedFromMs = Number.POSITIVE_INFINITY
      throw error
    }
  }

  get isGiven(): boolean {
    return this.#now() >= this.#trustedFromMs
  }
}
