import { randomUUID } from 'node:crypto'
import type { Store } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'
import { AuditLog } from '../account/audit-log.ts'
import type { EventUpdates } from './event-updates.ts'

const DAY_MS = 86_400_000
const EVERY_MS = 3_600_000
/** After this another server may begin where this one died. */
const CLAIM_MS = 600_000

/**
 * Deletes what users want to be kept no longer, and what is older than usual where they said nothing: ended calls, with
 * what was said, that began more than `keepConversationsDays` before `nowMs`. Any number of servers may do it at once.
 * Gives how many went.
 */
export async function sweepConversations(store: Store, nowMs: number, audit?: AuditLog): Promise<number> {
  let deleted = 0
  for (const userId of await store.people.withCalls()) {
    const { keepConversationsDays: days } = await store.settings.get(userId)
    if (days === null) continue
    const gone = await store.calls.deleteBefore(userId, new Date(nowMs - days * DAY_MS).toISOString())
    if (gone > 0) await audit?.record('server', 'delete', 'conversation', { ownerId: userId })
    deleted += gone
  }
  return deleted
}

/**
 * Sweeps now and every hour, one server for all: deletes what is old and what crashes left behind, and takes up,
 * one user after the other, what was left of changed thresholds. Gives the way to stop.
 */
export function startSweeping(store: Store, updates: EventUpdates, logger: FastifyBaseLogger): () => void {
  const holder = randomUUID()
  const audit = new AuditLog(store, logger)
  const sweep = async () => {
    if (!(await store.claim('sweep', holder, CLAIM_MS))) return
    const removed = await store.sweep()
    if (removed > 0) logger.info({ removed }, 'what interrupted deletions had left was deleted')
    const deleted = await sweepConversations(store, await store.now(), audit)
    if (deleted > 0) logger.info({ deleted }, 'old conversations were deleted')
    for await (const { ownerId } of store.settings.all()) {
      if (!(await store.claim('sweep', holder, CLAIM_MS))) return
      await updates.finish(ownerId)
    }
  }
  const tell = (error: unknown) => logger.warn({ err: error }, 'what is old could not be swept')
  void sweep().catch(tell)
  const timer = setInterval(() => void sweep().catch(tell), EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
