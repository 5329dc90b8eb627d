import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import * as z from 'zod/mini'
import { checkPerson } from '../input/check.ts'
import type { PeopleStore } from '../people-store.ts'
import type { Database } from './database.ts'

const userRow = z.object({ id: z.string() })
/** Where people are named. */
const OWNERS = [
  ['workouts', 'owner_id'],
  ['calls', 'user_id'],
  ['notes', 'user_id'],
  ['settings', 'owner_id'],
] as const

export function sqlitePeople(database: Database): PeopleStore {
  return {
    async delete(userId) {
      const user = checkPerson(userId)
      return await database.write(() => {
        const calls = database.run('DELETE FROM calls WHERE user_id = ?', user)
        database.run('DELETE FROM notes WHERE user_id = ?', user)
        database.run('DELETE FROM settings WHERE owner_id = ?', user)
        return { workouts: database.run('DELETE FROM workouts WHERE owner_id = ?', user), calls }
      })
    },

    async withCalls() {
      const rows = await database.read(() =>
        database.all(userRow, 'SELECT DISTINCT user_id AS id FROM calls'),
      )
      return rows.map(({ id }) => id)
    },

    async qualify(issuer) {
      return await database.write(() => {
        const now = new Date().toISOString()
        if (
          database.run(`INSERT INTO marks VALUES ('qualified-owners', ?) ON CONFLICT DO NOTHING`, now) === 0
        )
          return 0
        const owners = new Set<string>()
        for (const [table, column] of OWNERS) {
          const others = [SAMPLE_OWNER, LOCAL_USER]
          const sql = `SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column} NOT IN (?, ?)`
          for (const { id } of database.all(userRow, sql, ...others)) {
            owners.add(id)
            database.run(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, `${issuer}|${id}`, id)
          }
        }
        return owners.size
      })
    },
  }
}
