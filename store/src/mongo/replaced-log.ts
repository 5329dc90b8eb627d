import type { Db } from 'mongodb'
import { auditEntryOf, operatorName } from '../audit-entry.ts'
import type { AuditEntry } from '../audit-store.ts'
import { repeatDeletions } from '../repeat-deletions.ts'
import { entryOf } from './audit.ts'
import { withoutTimeout } from './connection.ts'
import type { AuditDocument } from './documents.ts'
import { openMongoStore } from './mongo-store.ts'

/** The audit log of what an archive took the place of, until its deletions are repeated. */
export const REPLACED_LOG = 'audit_replaced'

/** Keeps the log of a database that is about to be replaced; one that an interrupted restore kept stays. */
export async function keepLog(db: Db): Promise<void> {
  if (await db.collection(REPLACED_LOG).findOne()) await db.collection('audit').deleteMany({})
  else await db.collection('audit').rename(REPLACED_LOG, { dropTarget: true })
}

/**
 * Deletes again what the kept log says, and another that is at hand, and notes the restore; gives how many deletions
 * that were, undefined where there is no log to go by.
 */
export async function repeatKeptDeletions(
  uri: string,
  other?: AsyncIterable<AuditEntry>,
): Promise<number | undefined> {
  const store = openMongoStore(uri)
  try {
    return await withoutTimeout(uri, async (db) => {
      const isKept = (await db.collection(REPLACED_LOG).findOne()) !== null
      const kept = await repeatDeletions(store, entriesOf(db))
      const others = other ? await repeatDeletions(store, other) : 0
      await store.audit.append(auditEntryOf(operatorName(), 'restore', 'database'))
      await db.collection(REPLACED_LOG).deleteMany({})
      return isKept || other ? kept + others : undefined
    })
  } finally {
    await store.close()
  }
}

async function* entriesOf(db: Db): AsyncGenerator<AuditEntry> {
  for await (const document of db.collection<AuditDocument>(REPLACED_LOG).find().sort({ at: 1, _id: 1 }))
    yield entryOf(document)
}
