import * as z from 'zod/mini'
import { checkHolder, checkTtl } from '../input/call.ts'
import { checkCallId } from '../input/check.ts'
import type { CallStore } from '../store.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

const leaseRow = z.object({ holder: z.string(), until: z.number() })
const countRow = z.object({ count: z.number() })

export function sqliteLeases(
  database: Database,
): Pick<CallStore, 'claimLease' | 'releaseLease' | 'lease' | 'leases'> {
  return {
    async claimLease(id, holder, ttlMs, userPresent) {
      const who = checkHolder(holder)
      const user = typeof userPresent === 'boolean' ? Number(userPresent) : null
      const changed = await database.write(() =>
        database.run(
          `UPDATE calls SET lease_holder = ?, lease_until_ms = ${NOW_MS} + ?, lease_user = ?
         WHERE id = ? AND ended_at IS NULL
           AND (lease_holder IS NULL OR lease_holder = ? OR lease_until_ms <= ${NOW_MS})`,
          ...[who, checkTtl(ttlMs), user, checkCallId(id), who],
        ),
      )
      return changed === 1
    },

    async releaseLease(id, holder) {
      await database.write(() =>
        database.run(
          'UPDATE calls SET lease_holder = NULL, lease_until_ms = NULL WHERE id = ? AND lease_holder = ?',
          ...[checkCallId(id), checkHolder(holder)],
        ),
      )
    },

    async lease(id) {
      const values = [checkCallId(id)]
      const row = await database.read(() =>
        database.get(
          leaseRow,
          `SELECT lease_holder AS holder, lease_until_ms AS until FROM calls
           WHERE id = ? AND lease_holder IS NOT NULL AND lease_until_ms > ${NOW_MS}`,
          ...values,
        ),
      )
      return row ? { holder: row.holder, expiresAt: new Date(row.until).toISOString() } : null
    },

    async leases() {
      const row = await database.read(() =>
        database.get(
          countRow,
          `SELECT COUNT(*) AS count FROM calls WHERE ended_at IS NULL AND lease_until_ms > ${NOW_MS}`,
        ),
      )
      return row?.count ?? 0
    },
  }
}
