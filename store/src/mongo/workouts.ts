import type { OwnThresholds } from '@kinetra/workouts/own-thresholds'
import { type Filter, ObjectId } from 'mongodb'
import { headlineOf, newProgress } from '../append/progress.ts'
import { NotFoundError } from '../errors.ts'
import { checkPerson } from '../input/check.ts'
import { checkName, checkNewWorkout, idTaken } from '../input/new-workout.ts'
import { isoTime } from '../input/time.ts'
import { checkFilter, pageOf } from '../input/workout-filter.ts'
import type { WorkoutStore } from '../store.ts'
import { databaseNow } from './clock.ts'
import { finishDeletion } from './deletion.ts'
import type { Use, WorkoutDocument } from './documents.ts'
import { isDuplicate } from './mongo-error.ts'
import { adoptOriginals } from './original.ts'
import { ownThresholdsOf } from './settings.ts'
import {
  LISTED,
  type ListedWorkout,
  positionOf,
  readable,
  readableBy,
  readListed,
  toObjectId,
  toWorkout,
  writable,
} from './workout-documents.ts'

type Records = Pick<WorkoutStore, 'create' | 'get' | 'list' | 'every' | 'rename' | 'complete' | 'delete'>
/** How long a list waits for documents of the original app that are being adopted. */
const PATIENCE_MS = 2000
/** Of all workouts of all users, read one after the other. */
const PAGE = 500

/** Workouts themselves, without what was measured. */
export function mongoWorkouts(use: Use): Records {
  const change = async (ownerId: string, id: string, fields: Partial<WorkoutDocument>) =>
    await use(async (found) => {
      const own = { _id: toObjectId(id), owner_id: checkPerson(ownerId), schema: 1 as const }
      const update = { $set: fields, $currentDate: { updated_at: true as const } }
      if ((await found.workouts.updateOne(own, update)).matchedCount === 0) throw new NotFoundError('workout')
      const changed = await found.workouts.findOne<ListedWorkout>(own, { projection: LISTED })
      const read = changed && readListed(changed)
      if (!read) throw new NotFoundError('workout')
      return toWorkout(read)
    })

  return {
    async create(ownerId, value) {
      const owner = checkPerson(ownerId)
      const checked = checkNewWorkout(value)
      return await use(async (found) => {
        const thresholds = await ownThresholdsOf(found, owner, checked.type)
        const startedAt =
          value.startedAt === undefined ? await databaseNow(found) : new Date(checked.startedAt)
        const document = newDocument(owner, { ...checked, startedAt }, thresholds)
        try {
          const { _id, ...fields } = document
          const made = await found.workouts.findOneAndUpdate(
            { _id, schema: { $exists: false }, owner_id: { $exists: false } },
            { $setOnInsert: fields, $currentDate: { created_at: true, updated_at: true } },
            { upsert: true, returnDocument: 'after' },
          )
          const read = made && readListed<ListedWorkout>(made)
          if (read) return toWorkout(read)
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
        try {
          return toWorkout(await writable(found, owner, checked.id))
        } catch (error) {
          throw error instanceof NotFoundError ? idTaken(checked.id) : error
        }
      })
    },

    get: async (viewerId, id) => await use(async (found) => toWorkout(await readable(found, viewerId, id))),

    async list(viewerId, filter) {
      const { type, name, from, to, after, limit } = checkFilter(filter)
      const conditions: Filter<WorkoutDocument>[] = [readableBy(viewerId)]
      if (type) conditions.push({ type })
      if (name) conditions.push({ name: { $regex: literally(name), $options: 'i' } })
      if (from) conditions.push({ started_at: { $gte: new Date(from) } })
      if (to) conditions.push({ started_at: { $lt: new Date(to) } })
      if (after) {
        const started_at = new Date(isoTime(after.startedAt, 'start in the cursor'))
        conditions.push({
          $or: [
            { started_at: { $lt: started_at } },
            { started_at, _id: { $lt: ObjectId.createFromHexString(after.id) } },
          ],
        })
      }
      const found = await use(async (store) => {
        await adoptOriginals(store, PATIENCE_MS)
        return await store.workouts
          .find<ListedWorkout>({ $and: conditions }, { projection: LISTED })
          .sort({ started_at: -1, _id: -1 })
          .limit(limit + 1)
          .toArray()
      })
      return pageOf(
        found,
        limit,
        (document) => {
          const read = readListed(document)
          return read && toWorkout(read)
        },
        positionOf,
      )
    },

    async *every() {
      let after: ObjectId | undefined
      for (;;) {
        const behind = { schema: 1 as const, ...(after && { _id: { $gt: after } }) }
        const page = await use(({ workouts }) =>
          workouts
            .find(behind, { projection: { owner_id: 1 } })
            .sort({ _id: 1 })
            .limit(PAGE)
            .toArray(),
        )
        for (const { _id, owner_id } of page) yield { ownerId: owner_id, id: _id.toHexString() }
        after = page.at(-1)?._id
        if (!after) return
      }
    },

    rename: async (ownerId, id, name) => await change(ownerId, id, { name: checkName(name) }),

    complete: async (ownerId, id) => await change(ownerId, id, { status: 'completed' }),

    async delete(ownerId, id) {
      await use(async (found) => {
        // Also one that cannot be read.
        const own = { _id: toObjectId(id), owner_id: checkPerson(ownerId), schema: 1 as const }
        if (!(await found.workouts.findOne(own, { projection: { _id: 1 } })))
          throw new NotFoundError('workout')
        const { _id } = own
        await found.deletions.updateOne({ _id }, { $set: { _id } }, { upsert: true })
        await finishDeletion(found, _id)
      })
    },
  }
}

/** A pattern that stands for these characters and nothing else. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}

function newDocument(
  owner: string,
  workout: Omit<ReturnType<typeof checkNewWorkout>, 'startedAt'> & { startedAt: Date },
  thresholds: OwnThresholds | null,
): Omit<WorkoutDocument, 'created_at' | 'updated_at'> {
  return {
    _id: ObjectId.createFromHexString(workout.id),
    owner_id: owner,
    name: workout.name,
    type: workout.type,
    status: 'in-progress',
    started_at: workout.startedAt,
    remarks: workout.remarks,
    region_map: workout.regionMap,
    thresholds,
    schema: 1,
    version: 0,
    received: [],
    longest_batch_ms: 0,
    progress: null,
    metrics: headlineOf(newProgress()),
  }
}
