import type { OwnThresholds } from '@kinetra/workouts/own-thresholds'
import type { WorkoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { checkPerson } from '../input/check.ts'
import { checkSettings, settingsToStore, storedSettings } from '../input/settings.ts'
import type { SettingsStore } from '../store.ts'
import type { Database } from './database.ts'

const PAGE = 500

const settingsRow = z.object({ body: z.string() })
const ownedRow = z.object({ ownerId: z.string(), body: z.string() })

export function sqliteSettings(database: Database): SettingsStore {
  return {
    async get(ownerId) {
      const owner = checkPerson(ownerId)
      return await database.read(() => readSettings(database, owner))
    },

    async put(ownerId, value) {
      const owner = checkPerson(ownerId)
      const settings = checkSettings(value)
      await database.write(() => {
        const body = JSON.stringify(settingsToStore(storedBody(database, owner), settings))
        database.run(
          `INSERT INTO settings (owner_id, body) VALUES (?, ?)
           ON CONFLICT (owner_id) DO UPDATE SET body = excluded.body`,
          ...[owner, body],
        )
      })
      return settings
    },

    async delete(ownerId) {
      const owner = checkPerson(ownerId)
      await database.write(() => database.run('DELETE FROM settings WHERE owner_id = ?', owner))
    },

    async *all() {
      const sql =
        'SELECT owner_id AS ownerId, body FROM settings WHERE owner_id > ? ORDER BY owner_id LIMIT ?'
      for (let after = ''; ; ) {
        const page = await database.read(() => database.all(ownedRow, sql, after, PAGE))
        for (const { ownerId, body } of page) yield { ownerId, settings: storedSettings(JSON.parse(body)) }
        const last = page.at(-1)
        if (!last) return
        after = last.ownerId
      }
    },
  }
}

export const readSettings = (database: Database, owner: string) => storedSettings(storedBody(database, owner))

function storedBody(database: Database, owner: string): unknown {
  const row = database.get(settingsRow, 'SELECT body FROM settings WHERE owner_id = ?', owner)
  return row ? JSON.parse(row.body) : {}
}

/** What the owner set for an activity; call it within a transaction. */
export function ownThresholdsOf(database: Database, owner: string, type: WorkoutType): OwnThresholds | null {
  return readSettings(database, owner).thresholds[type] ?? null
}
