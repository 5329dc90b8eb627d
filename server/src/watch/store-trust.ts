/** One lease: in this time every coach that lives renews its own. */
const GRACE_MS = 3000
/**
 * The same after the store was away: a coach's driver may have begun to connect just before it came back, gives that up
 * after 2.5 s and looks again 2 s later, and a busy machine needs its time for it.
 */
const GRACE_AFTER_OUTAGE_MS = 8000
/** An answer that took longer may have kept coaches from renewing, too. */
const SLOW_MS = 1000

/**
 * Whether a lease that has run out says that a coach is dead. After the store was away, or before this server
 * has ever queried it, it does not: no coach could renew in an election, and the first round would send all away.
 */
export class StoreTrust {
  #trustedFromMs = Number.POSITIVE_INFINITY
  #wasAway = false
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
      const graceMs = this.#wasAway ? GRACE_AFTER_OUTAGE_MS : GRACE_MS
      // A slow answer in the grace after an outage does not shorten it.
      if (isFresh) this.#trustedFromMs = answeredMs + graceMs
      else if (answeredMs - sentMs > SLOW_MS)
        this.#trustedFromMs = Math.max(this.#trustedFromMs, answeredMs + GRACE_MS)
      this.#wasAway = false
      return answer
    } catch (error) {
      this.#trustedFromMs = Number.POSITIVE_INFINITY
      this.#wasAway = true
      throw error
    }
  }

  get isGiven(): boolean {
    return this.#now() >= this.#trustedFromMs
  }
}
