import * as z from 'zod/mini'
import { checkHolder } from '../input/call.ts'
import type { ServerStore } from '../server-store.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

/** Rows of servers that died without a word are of no use to anybody after this. */
const FORGET_AFTER_MS = 3_600_000
const idRow = z.object({ id: z.string() })

export function sqliteServers(database: Database): ServerStore {
  return {
    async attend(id, withinMs) {
      const own = checkHolder(id)
      const rows = await database.write(() => {
        database.run(
          `INSERT INTO servers (id, seen_ms) VALUES (?, ${NOW_MS})
           ON CONFLICT (id) DO UPDATE SET seen_ms = excluded.seen_ms`,
          own,
        )
        database.run(`DELETE FROM servers WHERE seen_ms < ${NOW_MS} - ?`, FORGET_AFTER_MS)
        return database.all(
          idRow,
          `SELECT id FROM servers WHERE seen_ms >= ${NOW_MS} - ? ORDER BY id`,
          Number(withinMs),
        )
      })
      return rows.map((row) => row.id)
    },

    async leave(id) {
      const own = checkHolder(id)
      await database.write(() => database.run('DELETE FROM servers WHERE id = ?', own))
    },
  }
}
