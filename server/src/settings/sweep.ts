import type { Store } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'
import type { EventUpdates } from './event-updates.ts'

const DAY_MS = 86_400_000
const EVERY_MS = 3_600_000

/**
 * Deletes what users wanted to be kept no longer: ended calls, with what was said, that began more than
 * `keepConversationsDays` before `nowMs`. Any number of servers may do it at once. Gives how many went.
 */
export async function sweepConversations(store: Store, nowMs: number): Promise<number> {
  let deleted = 0
  for (const { ownerId, settings } of await store.settings.all()) {
    if (settings.keepConversationsDays === null) continue
    const before = new Date(nowMs - settings.keepConversationsDays * DAY_MS).toISOString()
    deleted += await store.calls.deleteBefore(ownerId, before)
  }
  return deleted
}

/** Sweeps now and every hour, and takes up what was left of changed thresholds; gives the way to stop. */
export function startSweeping(store: Store, updates: EventUpdates, logger: FastifyBaseLogger): () => void {
  const sweep = async () => {
    const deleted = await sweepConversations(store, Date.now())
    if (deleted > 0) logger.info({ deleted }, 'old conversations were deleted')
    for (const { ownerId } of await store.settings.all()) await updates.status(ownerId)
  }
  const tell = (error: unknown) => logger.warn({ err: error }, 'old conversations could not be deleted')
  void sweep().catch(tell)
  const timer = setInterval(() => void sweep().catch(tell), EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
