import { setTimeout as wait } from 'node:timers/promises'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { ImportError } from '@kinetra/workouts/import-error'
import { importOriginal } from '@kinetra/workouts/import-original'
import type { ImportedWorkout } from '@kinetra/workouts/imported-workout'
import { BSON, ObjectId } from 'mongodb'
import { prepareBatch } from '../append/prepared-batch.ts'
import { advance, headlineOf, newProgress } from '../append/progress.ts'
import { tellUnreadable } from '../input/unreadable.ts'
import { bucketOf } from './bucket.ts'
import type { BucketDocument, Collections, WorkoutDocument } from './documents.ts'
import { isDuplicate, isTooLarge, isUnavailable } from './mongo-error.ts'

const FRAMES_A_BATCH = 25
/** Old statistics are not used, and take most of the space. */
const WITHOUT_STATISTICS = {
  'pressure_frames.calculated_stats': 0,
  'pressure_frames.smoothed_stats': 0,
  footPressureData: 0,
  skeletonData: 0,
  visionResults: 0,
} as const

/**
 * Adopts documents of the original app, which embed `pressure_frames[]` and `events[]`: their frames are copied
 * into buckets and analysed, and they get the fields that documents have now. What they embed stays as it
 * is. Without an owner they become the local user's, the only one that the original app had. Resolves
 * after `patienceMs` at the latest; what is not done by then goes on.
 */
export async function adoptOriginals(found: Collections, patienceMs: number): Promise<void> {
  // Most calls find nothing, by one look into an index.
  if (!(await found.workouts.findOne({ schema: { $exists: false } }, { projection: { _id: 1 } }))) return
  const stop = new AbortController()
  const adoption = adoptAll(found)
  // Told by the next call that waits for it, or that the database does not answer.
  adoption.catch(() => undefined)
  await Promise.race([adoption, wait(patienceMs, undefined, { signal: stop.signal })])
  stop.abort()
}

async function adoptAll(found: Collections): Promise<void> {
  const old = found.workouts.find({ schema: { $exists: false } }, { projection: { _id: 1 } })
  for await (const { _id } of old)
    try {
      await adopt(found, _id)
    } catch (error) {
      // One that cannot be adopted does not keep the others, and the list, from their reader; it is tried again.
      if (isUnavailable(error)) throw error
      tellUnreadable('workout', String(_id), error instanceof Error ? error.message : String(error))
    }
}

async function adopt(found: Collections, id: ObjectId): Promise<void> {
  const old = await found.originals.findOne(
    { _id: id, schema: { $exists: false } },
    { projection: WITHOUT_STATISTICS },
  )
  if (!old || !(id instanceof ObjectId)) return
  const imported = read(BSON.EJSON.serialize(old, { relaxed: true }), id)
  const { buckets, fields } = workedOut(id, imported)
  if (buckets.length > 0) {
    try {
      await found.buckets.insertMany(buckets, { ordered: false })
    } catch (error) {
      // Somebody else adopts it at the same time, or began to: the buckets are the same.
      if (!isDuplicate(error)) throw error
    }
  }
  const { owner_id: given } = old
  const owner_id = typeof given === 'string' && given !== '' ? given : LOCAL_USER
  await mark(found, id, { ...fields, owner_id })
}

function read(document: unknown, id: ObjectId): ImportedWorkout {
  try {
    return importOriginal(document)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return {
      id: id.toHexString(),
      name: 'Workout of the original app',
      type: 'other',
      isCompleted: true,
      startedAt: id.getTimestamp().toISOString(),
      frames: [],
      regionMap: null,
      remarks: [`Its frames could not be read. ${error.message}`],
    }
  }
}

function workedOut(id: ObjectId, imported: ImportedWorkout) {
  const buckets: BucketDocument[] = []
  let progress = newProgress()
  const { frames } = imported
  for (let seq = 0; seq * FRAMES_A_BATCH < frames.length; seq++) {
    const batch = { seq, frames: frames.slice(seq * FRAMES_A_BATCH, (seq + 1) * FRAMES_A_BATCH) }
    const prepared = prepareBatch(batch, undefined)
    const step = advance(progress, prepared.frames, { type: imported.type })
    progress = step.progress
    buckets.push(bucketOf(id, prepared, { revision: 1, before: seq - 1, ...step }))
  }
  const now = new Date()
  const fields: Omit<WorkoutDocument, '_id' | 'owner_id'> = {
    name: imported.name.slice(0, 200),
    type: imported.type,
    status: imported.isCompleted ? 'completed' : 'in-progress',
    started_at: new Date(imported.startedAt),
    created_at: id.getTimestamp(),
    updated_at: now,
    remarks: [...imported.remarks],
    region_map: null,
    schema: 1,
    version: 1,
    received: buckets.length > 0 ? [[0, buckets.length - 1]] : [],
    longest_batch_ms: Math.max(0, ...buckets.map(({ t0, t1 }) => t1 - t0)),
    progress: buckets.length > 0 ? progress : null,
    metrics: headlineOf(progress),
  }
  return { buckets, fields }
}

/** A document that is full to its 16 MiB is put aside as it is, and goes on without what it embeds. */
async function mark(found: Collections, _id: ObjectId, $set: Partial<WorkoutDocument>): Promise<void> {
  const old = { _id, schema: { $exists: false } }
  try {
    await found.workouts.updateOne(old, { $set })
  } catch (error) {
    if (!isTooLarge(error)) throw error
    const whole = await found.originals.findOne(old)
    if (!whole) return
    await found.archive.updateOne({ _id }, { $setOnInsert: whole }, { upsert: true })
    await found.originals.updateOne(old, { $set, $unset: { pressure_frames: true, timeSeriesData: true } })
  }
}
