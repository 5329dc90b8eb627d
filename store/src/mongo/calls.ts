import { ObjectId } from 'mongodb'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import { checkCallFilter, checkFeedback, checkNewCall, checkTurn } from '../input/call.ts'
import { checkCallId, checkPerson } from '../input/check.ts'
import { stretchOf } from '../input/cursor.ts'
import { isoTime } from '../input/time.ts'
import type { Call, CallStore } from '../store.ts'
import type { CallDocument, Collections, TurnDocument, Use } from './documents.ts'
import { mongoLeases } from './leases.ts'
import { isDuplicate } from './mongo-error.ts'
import { mongoWatching } from './watching.ts'

export function mongoCalls(use: Use): CallStore {
  return {
    ...mongoLeases(use),
    ...mongoWatching(use, toCall),

    async create(value) {
      const { id, userId, workoutId, roomName, timeZone = null } = checkNewCall(value)
      const fields: Omit<CallDocument, '_id' | 'created_at'> = {
        user_id: userId,
        workout_id: workoutId === null ? null : ObjectId.createFromHexString(workoutId),
        room_name: roomName,
        time_zone: timeZone,
        ended_at: null,
        feedback: null,
        turn_count: 0,
      }
      return await use(async ({ calls }) => {
        try {
          const document = await calls.findOneAndUpdate(
            { _id: id, created_at: { $exists: false } },
            { $setOnInsert: fields, $currentDate: { created_at: true } },
            { upsert: true, returnDocument: 'after' },
          )
          if (document) return toCall(document)
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
        throw new InvalidInputError(`The call ${id} is already there: make a new id.`)
      })
    },

    async get(userId, id) {
      const own = { _id: checkCallId(id), user_id: checkPerson(userId) }
      const document = await use(({ calls }) => calls.findOne(own))
      if (!document) throw new NotFoundError('call')
      return toCall(document)
    },

    async list(userId, filter) {
      const { workoutId, limit, after } = checkCallFilter(filter)
      const own = {
        user_id: checkPerson(userId),
        ...(workoutId !== undefined && { workout_id: ObjectId.createFromHexString(workoutId) }),
        ...(after && behind(new Date(after.createdAt), after.id)),
      }
      const found = await use(({ calls }) =>
        calls.find(own).sort({ created_at: -1, _id: -1 }).limit(limit).toArray(),
      )
      return found.map(toCall)
    },

    async end(id) {
      const going = { _id: checkCallId(id), ended_at: null }
      await use(async ({ calls, rooms }) => {
        const ended = await calls.findOneAndUpdate(
          going,
          { $currentDate: { ended_at: true }, $unset: { lease: true } },
          { returnDocument: 'after' },
        )
        if (ended)
          await rooms.updateOne(
            { _id: ended.room_name },
            { $set: { _id: ended.room_name } },
            { upsert: true },
          )
      })
    },

    async roomsToClose() {
      const found = await use(({ rooms }) => rooms.find().limit(100).toArray())
      return found.map(({ _id }) => _id)
    },

    async roomClosed(roomName) {
      await use(({ rooms }) => rooms.deleteOne({ _id: String(roomName) }))
    },

    async delete(userId, id) {
      const own = { _id: checkCallId(id), user_id: checkPerson(userId) }
      await use(async ({ calls, turns }) => {
        // The call first: who stores a turn meanwhile sees that it is gone, and takes the turn back.
        if ((await calls.deleteOne(own)).deletedCount === 0) throw new NotFoundError('call')
        await turns.deleteMany({ call_id: own._id })
      })
    },

    async deleteBefore(userId, before) {
      const old = {
        user_id: checkPerson(userId),
        created_at: { $lt: new Date(isoTime(before, 'time')) },
        ended_at: { $ne: null },
      }
      return await use(async ({ calls, turns }) => {
        const ids = (await calls.find(old, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id)
        if (ids.length === 0) return 0
        const { deletedCount } = await calls.deleteMany({ ...old, _id: { $in: ids } })
        await turns.deleteMany({ call_id: { $in: ids } })
        return deletedCount
      })
    },

    async setFeedback(userId, id, feedback) {
      const own = { _id: checkCallId(id), user_id: checkPerson(userId) }
      const $set = { feedback: checkFeedback(feedback) }
      const { matchedCount } = await use(({ calls }) => calls.updateOne(own, { $set }))
      if (matchedCount === 0) throw new NotFoundError('call')
    },

    async appendTurn(id, value) {
      const turn = checkTurn(value)
      const _id = checkCallId(id)
      await use(async ({ calls, turns, workouts }) => {
        const workout_id = turn.workoutId === null ? null : ObjectId.createFromHexString(turn.workoutId)
        const number = await insertTurn({ calls, turns }, { call_id: _id, workout_id, turn })
        const isThere =
          (await calls.findOne({ _id }, { projection: { _id: 1 } })) &&
          (workout_id === null || (await workouts.findOne({ _id: workout_id }, { projection: { _id: 1 } })))
        if (isThere) return
        // What was said goes with the call, and with the workout that it was about.
        await turns.deleteOne({ call_id: _id, number })
        throw new NotFoundError('call')
      })
    },

    async turns(id, page = {}) {
      const call_id = checkCallId(id)
      const { from, to } = stretchOf(page)
      const found = await use(({ turns }) =>
        turns
          .find({ call_id })
          .sort({ number: 1 })
          .skip(from)
          .limit(Number.isFinite(to) ? to - from : 0)
          .toArray(),
      )
      return found.map(({ turn }) => turn)
    },
  }
}

const behind = (at: Date, id: string) => ({
  $or: [{ created_at: { $lt: at } }, { created_at: at, _id: { $lt: id } }],
})

const toCall = (document: CallDocument): Call => ({
  id: document._id,
  userId: document.user_id,
  workoutId: document.workout_id?.toHexString() ?? null,
  roomName: document.room_name,
  timeZone: document.time_zone ?? null,
  createdAt: document.created_at.toISOString(),
  endedAt: document.ended_at?.toISOString() ?? null,
  feedback: document.feedback,
})

/** Gives the turn the call's next number: a database that counts for two at once may give one twice. */
async function insertTurn(
  { calls, turns }: Pick<Collections, 'calls' | 'turns'>,
  turn: Omit<TurnDocument, 'number'>,
): Promise<number> {
  while (true) {
    const call = await calls.findOneAndUpdate(
      { _id: turn.call_id },
      { $inc: { turn_count: 1 } },
      { returnDocument: 'after' },
    )
    if (!call) throw new NotFoundError('call')
    try {
      await turns.insertOne({ ...turn, number: call.turn_count })
      return call.turn_count
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
}
