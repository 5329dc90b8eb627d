import * as z from 'zod/mini'
import { checkIdRange, checkMemory, checkVersion, checkWaiting } from '../input/call.ts'
import { checkCallId } from '../input/check.ts'
import type { CallStore } from '../store.ts'
import { CALL_COLUMNS, callRow } from './call-rows.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

const MOST_WAITING = 1000
const ALL = { from: '', to: 'g' }

const openRow = z.extend(callRow, {
  memory: z.nullable(z.string()),
  version: z.number(),
  isHeld: z.nullable(z.number()),
  leaseUser: z.nullable(z.number()),
  waitingSinceMs: z.nullable(z.number()),
  readAtMs: z.number(),
})
const idRow = z.object({ id: z.string() })

/** What the servers that watch over calls share, each of them reading and writing for all. */
export function sqliteWatching(database: Database): Pick<CallStore, 'open' | 'remember' | 'queue'> {
  return {
    async open(range = ALL) {
      const { from, to } = checkIdRange(range)
      const rows = await database.read(() =>
        database.all(
          openRow,
          `SELECT ${CALL_COLUMNS}, watch_memory AS memory, watch_version AS version,
             lease_holder IS NOT NULL AND lease_until_ms > ${NOW_MS} AS isHeld, lease_user AS leaseUser,
             waiting_since_ms AS waitingSinceMs, ${NOW_MS} AS readAtMs
           FROM calls WHERE ended_at IS NULL AND id >= ? AND id < ? ORDER BY created_at, id`,
          ...[from, to],
        ),
      )
      return rows.map(({ isHeld, leaseUser, ...call }) => ({
        ...call,
        lease: isHeld ? { userPresent: leaseUser === null ? null : leaseUser === 1 } : null,
      }))
    },

    async remember(id, version, memory, waitingSinceMs = null) {
      const changed = await database.write(() =>
        database.run(
          `UPDATE calls SET watch_memory = ?, waiting_since_ms = ?, watch_version = watch_version + 1
           WHERE id = ? AND watch_version = ? AND ended_at IS NULL`,
          ...[checkMemory(memory), checkWaiting(waitingSinceMs), checkCallId(id), checkVersion(version)],
        ),
      )
      return changed === 1
    },

    async queue() {
      const rows = await database.read(() =>
        database.all(
          idRow,
          `SELECT id FROM calls WHERE waiting_since_ms IS NOT NULL AND ended_at IS NULL
             AND (lease_holder IS NULL OR lease_until_ms <= ${NOW_MS})
           ORDER BY waiting_since_ms, id LIMIT ${MOST_WAITING}`,
        ),
      )
      return rows.map(({ id }) => id)
    },
  }
}
