import * as z from 'zod/mini'
import { checkMemory, checkVersion } from '../input/call.ts'
import { checkCallId } from '../input/check.ts'
import type { CallStore } from '../store.ts'
import { CALL_COLUMNS, callRow } from './call-rows.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

const openRow = z.extend(callRow, {
  memory: z.nullable(z.string()),
  version: z.number(),
  readAtMs: z.number(),
})

/** What the servers that watch over calls share, each of them reading and writing for all. */
export function sqliteWatching(database: Database): Pick<CallStore, 'open' | 'remember'> {
  return {
    open: async () =>
      await database.read(() =>
        database.all(
          openRow,
          `SELECT ${CALL_COLUMNS}, watch_memory AS memory, watch_version AS version, ${NOW_MS} AS readAtMs
           FROM calls WHERE ended_at IS NULL ORDER BY created_at, id`,
        ),
      ),

    async remember(id, version, memory) {
      const changed = await database.write(() =>
        database.run(
          `UPDATE calls SET watch_memory = ?, watch_version = watch_version + 1
           WHERE id = ? AND watch_version = ? AND ended_at IS NULL`,
          ...[checkMemory(memory), checkCallId(id), checkVersion(version)],
        ),
      )
      return changed === 1
    },
  }
}
