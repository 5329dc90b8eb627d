import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import { type Filter, ObjectId } from 'mongodb'
import type { AnalysisOptions } from '../append/progress.ts'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import type { Collections, WorkoutDocument } from './documents.ts'

/** What a list shows: named one by one, so that nothing embedded is ever read with it. */
export const LISTED = {
  owner_id: 1,
  name: 1,
  type: 1,
  status: 1,
  started_at: 1,
  created_at: 1,
  updated_at: 1,
  remarks: 1,
  metrics: 1,
} as const
/** What working on its measurements needs as well. */
export const MEASURED = {
  ...LISTED,
  region_map: 1,
  thresholds: 1,
  version: 1,
  received: 1,
  longest_batch_ms: 1,
  progress: 1,
  stale: 1,
} as const

export type ListedWorkout = Pick<WorkoutDocument, '_id' | keyof typeof LISTED>
export type MeasuredWorkout = Pick<WorkoutDocument, '_id' | keyof typeof MEASURED>

export function toWorkout(document: ListedWorkout): Workout {
  const { firstMs: _, ...headline } = document.metrics
  return {
    id: document._id.toHexString(),
    ownerId: document.owner_id,
    name: document.name,
    type: document.type,
    status: document.status,
    startedAt: document.started_at.toISOString(),
    createdAt: document.created_at.toISOString(),
    updatedAt: document.updated_at.toISOString(),
    remarks: document.remarks,
    ...headline,
  }
}

export const optionsOf = (workout: MeasuredWorkout): AnalysisOptions => ({
  type: workout.type,
  regionMap: workout.region_map ?? undefined,
  thresholds: workout.thresholds,
})

export const toObjectId = (id: string): ObjectId => ObjectId.createFromHexString(checkWorkoutId(id))

/** The viewer's own and the samples; only what this version wrote or adopted. */
export const readableBy = (viewerId: string): Filter<WorkoutDocument> => ({
  owner_id: { $in: [checkPerson(viewerId), SAMPLE_OWNER] },
  schema: 1 as const,
})

/** Throws `NotFoundError`. */
export async function readable(
  { workouts }: Collections,
  viewerId: string,
  id: string,
): Promise<MeasuredWorkout> {
  const document = await workouts.findOne<MeasuredWorkout>(
    { _id: toObjectId(id), ...readableBy(viewerId) },
    { projection: MEASURED },
  )
  if (!document) throw new NotFoundError('workout')
  return document
}

/** Throws `NotFoundError`. */
export async function writable(
  { workouts }: Collections,
  ownerId: string,
  id: string,
): Promise<MeasuredWorkout> {
  const document = await workouts.findOne<MeasuredWorkout>(
    { _id: toObjectId(id), owner_id: checkPerson(ownerId), schema: 1 as const },
    { projection: MEASURED },
  )
  if (!document) throw new NotFoundError('workout')
  return document
}
