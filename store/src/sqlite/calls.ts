import * as z from 'zod/mini'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import {
  checkCallFilter,
  checkFeedback,
  checkHolder,
  checkNewCall,
  checkTtl,
  checkTurn,
} from '../input/call.ts'
import { checkCallId, checkPerson } from '../input/check.ts'
import { isoTime } from '../input/time.ts'
import type { Call, CallStore, Turn } from '../store.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

const callRow = z.object({
  id: z.string(),
  userId: z.string(),
  workoutId: z.nullable(z.string()),
  roomName: z.string(),
  createdAt: z.string(),
  endedAt: z.nullable(z.string()),
  feedback: z.nullable(z.enum(['good', 'bad'])),
})
const leaseRow = z.object({ holder: z.string(), until: z.number() })
const turnRow = z.object({ body: z.string() })

const SELECT = `SELECT id, user_id AS userId, workout_id AS workoutId, room_name AS roomName,
  created_at AS createdAt, ended_at AS endedAt, feedback FROM calls`

export function sqliteCalls(database: Database): CallStore {
  const change = async (sql: string, ...values: (string | number | null)[]) =>
    await database.write(() => database.run(sql, ...values))

  return {
    async create(value) {
      const { id, userId, workoutId, roomName } = checkNewCall(value)
      const createdAt = new Date().toISOString()
      const made = await change(
        `INSERT INTO calls (id, user_id, workout_id, room_name, created_at)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        ...[id, userId, workoutId, roomName, createdAt],
      )
      if (made === 0) throw new InvalidInputError(`The call ${id} is already there: make a new id.`)
      return { id, userId, workoutId, roomName, createdAt, endedAt: null, feedback: null }
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
      const { workoutId, limit } = checkCallFilter(filter)
      const about = workoutId === undefined ? '' : 'AND workout_id = ?'
      const values = [checkPerson(userId), ...(workoutId === undefined ? [] : [workoutId]), limit]
      return await database.read(() =>
        database.all(
          callRow,
          `${SELECT} WHERE user_id = ? ${about} ORDER BY created_at DESC, id DESC LIMIT ?`,
          ...values,
        ),
      )
    },

    open: async () =>
      await database.read(() =>
        database.all(callRow, `${SELECT} WHERE ended_at IS NULL ORDER BY created_at, id`),
      ),

    async end(id) {
      await change(
        `UPDATE calls SET ended_at = ?, lease_holder = NULL, lease_until_ms = NULL
         WHERE id = ? AND ended_at IS NULL`,
        new Date().toISOString(),
        checkCallId(id),
      )
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
        `INSERT INTO turns (call_id, workout_id, body) SELECT id, ?, ? FROM calls WHERE id = ?`,
        ...[turn.workoutId, JSON.stringify(turn), checkCallId(id)],
      )
      if (made === 0) throw new NotFoundError('call')
    },

    async turns(id): Promise<Turn[]> {
      const values = [checkCallId(id)]
      const rows = await database.read(() =>
        database.all(turnRow, 'SELECT body FROM turns WHERE call_id = ? ORDER BY number', ...values),
      )
      return rows.map(({ body }) => JSON.parse(body) as Turn)
    },

    async claimLease(id, holder, ttlMs) {
      const who = checkHolder(holder)
      const changed = await change(
        `UPDATE calls SET lease_holder = ?, lease_until_ms = ${NOW_MS} + ?
         WHERE id = ? AND ended_at IS NULL
           AND (lease_holder IS NULL OR lease_holder = ? OR lease_until_ms <= ${NOW_MS})`,
        ...[who, checkTtl(ttlMs), checkCallId(id), who],
      )
      return changed === 1
    },

    async releaseLease(id, holder) {
      await change(
        'UPDATE calls SET lease_holder = NULL, lease_until_ms = NULL WHERE id = ? AND lease_holder = ?',
        ...[checkCallId(id), checkHolder(holder)],
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
  }
}
