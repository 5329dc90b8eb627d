import { type CueSettings, DEFAULT_CUE_SETTINGS } from '@kinetra/protocol/cues'

/** So long nothing is said after "not now". */
const QUIET_MS = 10 * 60_000

/** How the user wants to be spoken to during a workout: as the page said, and as was said in the call since. */
export class CueWishes {
  #settings = DEFAULT_CUE_SETTINGS
  #quietUntilMs = 0

  get settings(): CueSettings {
    return this.#settings
  }

  isQuiet(nowMs = performance.now()): boolean {
    return nowMs < this.#quietUntilMs
  }

  change(settings: Partial<CueSettings>): void {
    this.#settings = { ...this.#settings, ...settings }
  }

  /** "Not now", or the end of it. */
  beQuiet(isWanted: boolean, nowMs = performance.now()): void {
    this.#quietUntilMs = isWanted ? nowMs + QUIET_MS : 0
  }
}
