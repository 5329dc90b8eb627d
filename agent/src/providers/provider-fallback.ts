import { log } from '@livekit/agents'

/** A provider that is silent for this long has failed: in its turn the next one answers. */
export const STALL_MS = 3000
/** The last one gets more time: it may have to load its model first, and nobody stands behind it. */
export const LAST_STALL_MS = 12_000
/** So long is a provider that failed left alone; twice as long each time it fails again. */
const FIRST_REST_MS = 5000
const LONGEST_REST_MS = 60_000

interface Entry<Choice> {
  readonly choice: Choice
  restMs: number
  restsUntil: number
}

/**
 * The providers of a stage, the best first. A request goes to the next one when one fails, and one that
 * failed rests for a while before a request tries it again: so it is used again once it has recovered, and
 * no request is made only to find that out (docs/decisions/0012).
 */
export class ProviderFallback<Choice> {
  readonly #stage: string
  readonly #entries: readonly Entry<Choice>[]

  constructor(stage: string, choices: readonly Choice[]) {
    this.#stage = stage
    this.#entries = choices.map((choice) => ({ choice, restMs: 0, restsUntil: 0 }))
  }

  get best(): Choice | undefined {
    return this.#awake()[0]?.choice
  }

  /**
   * Resolves with what the first provider gives that does not fail.
   * @param attempt gets the milliseconds of silence after which it has to give up.
   * @param isGivenUp whether the request itself was called off, which is nobody's failure.
   * @throws what the last provider threw, where all failed.
   */
  async first<Result>(
    attempt: (choice: Choice, stallMs: number) => Promise<Result>,
    isGivenUp: () => boolean,
  ): Promise<Result> {
    let failure: unknown = new Error(`no provider for ${this.#stage}`)
    for (const entry of this.#awake()) {
      try {
        const isLast = entry === this.#entries.at(-1)
        const result = await attempt(entry.choice, isLast ? LAST_STALL_MS : STALL_MS)
        entry.restMs = 0
        return result
      } catch (error) {
        if (isGivenUp()) throw error
        failure = error
        entry.restMs = Math.min(Math.max(2 * entry.restMs, FIRST_REST_MS), LONGEST_REST_MS)
        entry.restsUntil = Date.now() + entry.restMs
        log().warn({ stage: this.#stage, error }, 'a provider failed')
      }
    }
    throw failure
  }

  /** Those that do not rest, and the last one in any case: something has to be tried. */
  #awake(): readonly Entry<Choice>[] {
    const now = Date.now()
    const last = this.#entries.at(-1)
    return this.#entries.filter((entry) => entry === last || entry.restsUntil <= now)
  }
}
