import { existsSync } from 'node:fs'
import { auditEntryOf, operatorName } from './audit-entry.ts'
import type { AuditAction } from './audit-store.ts'
import type { storeConfig } from './config.ts'
import { openStore } from './open-store.ts'

/**
 * Writes into the audit log what an operator did to the whole store. False, and nothing is written, where the store is of
 * another version or not there: a backup before an upgrade must not be what upgrades it.
 */
export async function noteOperation(
  place: ReturnType<typeof storeConfig>,
  action: AuditAction,
): Promise<boolean> {
  if (!(await isCurrent(place))) return false
  const store = await openStore(place)
  try {
    await store.audit.append(auditEntryOf(operatorName(), action, 'database'))
    return true
  } finally {
    await store.close()
  }
}

async function isCurrent({ mongodbUri, databasePath }: ReturnType<typeof storeConfig>): Promise<boolean> {
  if (mongodbUri) {
    const { withoutTimeout } = await import('./mongo/connection.ts')
    const { schemaState } = await import('./mongo/migrate.ts')
    return (await withoutTimeout(mongodbUri, (db) => schemaState(db))) === 'current'
  }
  const { isUpToDate } = await import('./sqlite/migrate.ts')
  return existsSync(databasePath) && isUpToDate(databasePath)
}
