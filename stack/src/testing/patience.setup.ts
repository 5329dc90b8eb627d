import { vi } from 'vitest'

/** Milliseconds that a condition may take to come true on a busy machine. Ten seconds more are left to the test. */
const PATIENCE_MS = 45_000

const waitFor = vi.waitFor

// Vitest gives a condition one second, and has no setting for it as "expect.poll" has.
vi.waitFor = (condition, options) =>
  waitFor(condition, {
    timeout: PATIENCE_MS,
    ...(typeof options === 'number' ? { timeout: options } : options),
  })
