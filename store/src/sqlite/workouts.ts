import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import * as z from 'zod/mini'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import { checkName, checkNewWorkout, idTaken } from '../input/new-workout.ts'
import { checkFilter, pageOf } from '../input/workout-filter.ts'
import type { WorkoutStore } from '../store.ts'
import type { Database } from './database.ts'
import { ownThresholdsOf } from './settings.ts'
import { readable, readWorkout, SELECT_WORKOUTS, toWorkout, writable } from './workout-rows.ts'

type Records = Pick<WorkoutStore, 'create' | 'get' | 'list' | 'every' | 'rename' | 'complete' | 'delete'>

const positionedRow = z.looseObject({ id: z.string(), startedAt: z.string() })
const ownedRow = z.object({ id: z.string(), ownerId: z.string() })
/** Of all workouts of all users, read one after the other. */
const PAGE = 500

/** Workouts themselves, without what was measured. */
export function sqliteWorkouts(database: Database): Records {
  return {
    async create(ownerId, value) {
      const owner = checkPerson(ownerId)
      const { id, name, type, startedAt, now, remarks, regionMap } = checkNewWorkout(value)
      return await database.write(() => {
        const thresholds = ownThresholdsOf(database, owner, type)
        database.run(
          `INSERT INTO workouts (id, owner_id, name, type, status, started_at, created_at, updated_at, remarks,
             region_map, thresholds) VALUES (?, ?, ?, ?, 'in-progress', ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO NOTHING`,
          ...[id, owner, name, type, startedAt, now, now, JSON.stringify(remarks)],
          regionMap && JSON.stringify(regionMap),
          thresholds && JSON.stringify(thresholds),
        )
        try {
          return toWorkout(writable(database, owner, id))
        } catch (error) {
          throw error instanceof NotFoundError ? idTaken(id) : error
        }
      })
    },

    get: async (viewerId, id) => await database.read(() => toWorkout(readable(database, viewerId, id))),

    async list(viewerId, filter) {
      const { type, name, from, to, after, limit } = checkFilter(filter)
      const conditions: [string, ...(string | number)[]][] = [
        ['owner_id IN (?, ?)', checkPerson(viewerId), SAMPLE_OWNER],
        ...(type ? [['type = ?', type] as [string, string]] : []),
        ...(name ? [['contains(name, ?)', name] as [string, string]] : []),
        ...(from ? [['started_at >= ?', from] as [string, string]] : []),
        ...(to ? [['started_at < ?', to] as [string, string]] : []),
        ...(after ? [['(started_at, id) < (?, ?)', after.startedAt, after.id] as [string, ...string[]]] : []),
      ]
      const where = conditions.map(([sql]) => sql).join(' AND ')
      const values = conditions.flatMap(([, ...given]) => given)
      const rows = await database.read(() =>
        database.all(
          positionedRow,
          `${SELECT_WORKOUTS} WHERE ${where} ORDER BY started_at DESC, id DESC LIMIT ?`,
          ...[...values, limit + 1],
        ),
      )
      return pageOf(rows, limit, readWorkout, ({ id, startedAt }) => ({ id, startedAt }))
    },

    async *every() {
      const sql = 'SELECT id, owner_id AS ownerId FROM workouts WHERE id > ? ORDER BY id LIMIT ?'
      for (let after = ''; ; ) {
        const page = await database.read(() => database.all(ownedRow, sql, after, PAGE))
        yield* page
        const last = page.at(-1)
        if (!last) return
        after = last.id
      }
    },

    async rename(ownerId, id, name) {
      const checked = checkName(name)
      return await database.write(() => {
        const { id: key } = writable(database, ownerId, id)
        const now = new Date().toISOString()
        database.run('UPDATE workouts SET name = ?, updated_at = ? WHERE id = ?', checked, now, key)
        return toWorkout(writable(database, ownerId, key))
      })
    },

    async complete(ownerId, id) {
      return await database.write(() => {
        const { id: key } = writable(database, ownerId, id)
        database.run(
          `UPDATE workouts SET status = 'completed', updated_at = ? WHERE id = ? AND status <> 'completed'`,
          ...[new Date().toISOString(), key],
        )
        return toWorkout(writable(database, ownerId, key))
      })
    },

    async delete(ownerId, id) {
      const key = checkWorkoutId(id)
      await database.write(() => {
        // Also one that cannot be read.
        const own = 'SELECT id FROM workouts WHERE id = ? AND owner_id = ?'
        if (!database.get(z.unknown(), own, key, checkPerson(ownerId))) throw new NotFoundError('workout')
        database.run(
          `INSERT OR IGNORE INTO rooms_to_close
           SELECT room_name FROM calls WHERE workout_id = ? AND ended_at IS NULL`,
          key,
        )
        // A call may have moved on to another workout: what was said about this one goes all the same.
        database.run('DELETE FROM calls WHERE workout_id = ?', key)
        database.run('DELETE FROM turns WHERE workout_id = ?', key)
        database.run('DELETE FROM workouts WHERE id = ?', key)
      })
    },
  }
}
