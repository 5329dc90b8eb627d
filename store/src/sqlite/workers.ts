import * as z from 'zod/mini'
import { checkWorker } from '../input/call.ts'
import type { WorkerStore } from '../worker-store.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

/** Rows of workers that died without a word are of no use to anybody after this. */
const FORGET_AFTER_MS = 3_600_000

const workerRow = z.object({
  id: z.string(),
  agentName: z.string(),
  calls: z.number(),
  capacity: z.number(),
  seenMs: z.number(),
})

export function sqliteWorkers(database: Database): WorkerStore {
  return {
    async report(value) {
      const { id, agentName, calls, capacity } = checkWorker(value)
      await database.write(() => {
        database.run(
          `INSERT INTO workers (id, agent_name, calls, capacity, seen_ms) VALUES (?, ?, ?, ?, ${NOW_MS})
           ON CONFLICT (id) DO UPDATE SET agent_name = excluded.agent_name, calls = excluded.calls,
             capacity = excluded.capacity, seen_ms = excluded.seen_ms`,
          ...[id, agentName, calls, capacity],
        )
        database.run(`DELETE FROM workers WHERE seen_ms < ${NOW_MS} - ?`, FORGET_AFTER_MS)
      })
    },

    async remove(id) {
      await database.write(() => database.run('DELETE FROM workers WHERE id = ?', String(id)))
    },

    async alive(withinMs) {
      const rows = await database.read(() =>
        database.all(
          workerRow,
          `SELECT id, agent_name AS agentName, calls, capacity, seen_ms AS seenMs FROM workers
           WHERE seen_ms >= ${NOW_MS} - ? ORDER BY id`,
          Number(withinMs),
        ),
      )
      return rows.map(({ seenMs, ...worker }) => ({ ...worker, seenAt: new Date(seenMs).toISOString() }))
    },
  }
}
