import { setTimeout as pause } from 'node:timers/promises'

/** Time as the watcher has it: tests and benches let hours pass in a moment. */
export interface Clock {
  /** Milliseconds since some beginning; never goes back. */
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const REAL_CLOCK: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds) => await pause(milliseconds),
}
