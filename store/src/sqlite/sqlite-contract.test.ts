import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describeStore } from '../contract/store-contract.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'

describeStore('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-store-'))
  const databasePath = join(folder, 'data', 'kinetra.db')
  const stores: Store[] = []
  const run = async (sql: string, ...values: string[]) => {
    const file = new DatabaseSync(databasePath, { timeout: 5000 })
    const [row] = file.prepare(sql).all(...values)
    file.close()
    return row
  }
  return {
    raw: {
      async settings(owner) {
        const row = await run('SELECT body FROM settings WHERE owner_id = ?', owner)
        return JSON.parse(String(row?.body))
      },
      async putSettings(owner, body) {
        await run(
          'INSERT OR REPLACE INTO settings (owner_id, body) VALUES (?, ?)',
          owner,
          JSON.stringify(body),
        )
      },
      async damageWorkout(id, field = 'started_at') {
        await run(`UPDATE workouts SET ${field} = 'last Monday' WHERE id = ?`, id)
      },
      async modernise(id) {
        await run("UPDATE workouts SET type = 'cycling', status = 'paused' WHERE id = ?", id)
      },
      async leftOf(id) {
        const measured = ['batches', 'strips', 'coarse_strips', 'checkpoints', 'events', 'progress']
        const tables = [...measured, 'notes', 'turns', 'calls']
        const counts = await Promise.all(
          tables.map((table) => run(`SELECT count(*) AS count FROM ${table} WHERE workout_id = ?`, id)),
        )
        return counts.reduce((sum, row) => sum + Number(row?.count), 0)
      },
      async interruptDeletion(id) {
        await run('PRAGMA foreign_keys = ON')
        await run('DELETE FROM workouts WHERE id = ?', id)
        return false
      },
    },
    async open() {
      const store = await openStore({ databasePath })
      stores.push(store)
      return store
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()))
      await rm(folder, { recursive: true })
    },
  }
})
