import * as z from 'zod/mini'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import { checkCallFilter, checkFeedback, checkNewCall, checkTurn } from '../input/call.ts'
import { checkCallId, checkPerson } from '../input/check.ts'
import { stretchOf } from '../input/cursor.ts'
import { isoTime } from '../input/time.ts'
import type { Call, CallStore, Turn } from '../store.ts'
import { CALL_COLUMNS, callRow } from './call-rows.ts'
import type { Database } from './database.ts'
import { sqliteLeases } from './leases.ts'
import { sqliteWatching } from './watching.ts'

const turnRow = z.object({ body: z.string() })
const roomRow = z.object({ name: z.string() })

const SELECT = `SELECT ${CALL_COLUMNS} FROM calls`

export function sqliteCalls(database: Database): CallStore {
  const change = async (sql: string, ...values: (string | number | null)[]) =>
    await database.write(() => database.run(sql, ...values))

  return {
    ...sqliteLeases(database),
    ...sqliteWatching(database),

    async create(value) {
      const { id, userId, workoutId, roomName, timeZone = null } = checkNewCall(value)
      const createdAt = new Date().toISOString()
      const made = await change(
        `INSERT INTO calls (id, user_id, workout_id, room_name, time_zone, created_at)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        ...[id, userId, workoutId, roomName, timeZone, createdAt],
      )
      if (made === 0) throw new InvalidInputError(`The call ${id} is already there: make a new id.`)
      return { id, userId, workoutId, roomName, timeZone, createdAt, endedAt: null, feedback: null }
    },

    async get(userId, id) {
      const values = [checkCallId(id), checkPerson(userId)]
      const call = await database.read(() =>
        database.get(callRow, `${SELECT} WHERE id = ? AND user_id = ?`, ...values),
      )
      if (!call) throw new NotFoundError('call')
      return call
    },

    async list(userId, filter): Promise<Call[]> {
      const { workoutId, limit, after } = checkCallFilter(filter)
      const about = workoutId === undefined ? '' : 'AND workout_id = ?'
      const behind = after ? 'AND (created_at, id) < (?, ?)' : ''
      const values = [
        checkPerson(userId),
        ...(workoutId === undefined ? [] : [workoutId]),
        ...(after ? [after.createdAt, after.id] : []),
        limit,
      ]
      return await database.read(() =>
        database.all(
          callRow,
          `${SELECT} WHERE user_id = ? ${about} ${behind} ORDER BY created_at DESC, id DESC LIMIT ?`,
          ...values,
        ),
      )
    },

    async end(id) {
      const key = checkCallId(id)
      await database.write(() => {
        database.run(
          `INSERT OR IGNORE INTO rooms_to_close
           SELECT room_name FROM calls WHERE id = ? AND ended_at IS NULL`,
          key,
        )
        database.run(
          `UPDATE calls SET ended_at = ?, lease_holder = NULL, lease_until_ms = NULL
           WHERE id = ? AND ended_at IS NULL`,
          ...[new Date().toISOString(), key],
        )
      })
    },

    async roomsToClose() {
      const sql = 'SELECT room_name AS name FROM rooms_to_close LIMIT 100'
      const rows = await database.read(() => database.all(roomRow, sql))
      return rows.map(({ name }) => name)
    },

    async roomClosed(roomName) {
      await change('DELETE FROM rooms_to_close WHERE room_name = ?', roomName)
    },

    async delete(userId, id) {
      const gone = await change(
        'DELETE FROM calls WHERE id = ? AND user_id = ?',
        checkCallId(id),
        checkPerson(userId),
      )
      if (gone === 0) throw new NotFoundError('call')
    },

    async deleteBefore(userId, before) {
      return await change(
        'DELETE FROM calls WHERE user_id = ? AND created_at < ? AND ended_at IS NOT NULL',
        checkPerson(userId),
        isoTime(before, 'time'),
      )
    },

    async setFeedback(userId, id, feedback) {
      const values = [checkFeedback(feedback), checkCallId(id), checkPerson(userId)]
      const changed = await change('UPDATE calls SET feedback = ? WHERE id = ? AND user_id = ?', ...values)
      if (changed === 0) throw new NotFoundError('call')
    },

    async appendTurn(id, value) {
      const turn = checkTurn(value)
      const made = await change(
        // What is said about a workout that was deleted meanwhile is deleted with it.
        `INSERT INTO turns (call_id, workout_id, body) SELECT id, ?1, ?2 FROM calls WHERE id = ?3
           AND (?1 IS NULL OR EXISTS (SELECT 1 FROM workouts WHERE workouts.id = ?1))`,
        ...[turn.workoutId, JSON.stringify(turn), checkCallId(id)],
      )
      if (made === 0) throw new NotFoundError('call')
    },

    async turns(id, page = {}): Promise<Turn[]> {
      const { from, to } = stretchOf(page)
      const values = [checkCallId(id), Number.isFinite(to) ? to - from : -1, from]
      const rows = await database.read(() =>
        database.all(
          turnRow,
          'SELECT body FROM turns WHERE call_id = ? ORDER BY number LIMIT ? OFFSET ?',
          ...values,
        ),
      )
      return rows.map(({ body }) => JSON.parse(body) as Turn)
    },
  }
}
