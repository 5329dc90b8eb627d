import { setTimeout as wait } from 'node:timers/promises'
import { log } from '@livekit/agents'

const AGAIN_AFTER_MS = 1000

/**
 * Tries something again each second until it works, and says in the log why it did not: the framework waits a minute for
 * a process that fails to get ready, and says nothing.
 */
export async function untilItWorks<Result>(failed: string, attempt: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      log().error({ error, againAfterMs: AGAIN_AFTER_MS }, failed)
      await wait(AGAIN_AFTER_MS)
    }
  }
}
