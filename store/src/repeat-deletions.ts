import type { AuditEntry } from './audit-store.ts'
import { NotFoundError } from './errors.ts'
import type { Store } from './store.ts'

/**
 * Deletes again what had been deleted after a backup was made that has been restored since: what the log says that was
 * kept elsewhere, and the restored store's own log does not. Gives how many deletions that were.
 */
export async function repeatDeletions(store: Store, log: AsyncIterable<AuditEntry>): Promise<number> {
  const known = new Set<string>()
  for await (const { id } of store.audit.list({})) known.add(id)
  let repeated = 0
  for await (const entry of log) {
    if (known.has(entry.id)) continue
    if (entry.action === 'delete') {
      await repeat(store, entry).catch(orGone)
      repeated += 1
    }
    // Noted only once it is done: an interrupted repetition goes on.
    await store.audit.append(entry)
  }
  return repeated
}

async function repeat(store: Store, { what, subjectId, ownerId }: AuditEntry): Promise<void> {
  if (ownerId === null) return
  if (what === 'account') await store.people.delete(ownerId)
  else if (what === 'settings') await store.settings.delete(ownerId)
  else if (subjectId === null) return
  else if (what === 'workout') await store.workouts.delete(ownerId, subjectId)
  else if (what === 'conversation') await store.calls.delete(ownerId, subjectId)
  else if (what === 'note') {
    const [workout = '', note = ''] = subjectId.split('/')
    await store.workouts.deleteNote(ownerId, workout, note)
  }
}

/** What the backup had not got is gone already. */
function orGone(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error
}
