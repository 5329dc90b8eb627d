import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { type Workout, workoutType } from '@kinetra/workouts/workout'
import { type Filter, ObjectId } from 'mongodb'
import * as z from 'zod/mini'
import { type AnalysisOptions, readProgress } from '../append/progress.ts'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import { readOrTell } from '../input/unreadable.ts'
import type { ListPosition } from '../input/workout-filter.ts'
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

const count = z.number()
/** What every reader relies on; a type or status of a later version is read as the nearest one of this. */
const listed = z.looseObject({
  name: z.string(),
  type: z.catch(workoutType, 'other'),
  status: z.catch(z.enum(['in-progress', 'completed']), 'completed'),
  started_at: z.date(),
  created_at: z.date(),
  updated_at: z.date(),
  remarks: z.catch(z.array(z.string()), []),
  metrics: z.looseObject({
    frameCount: count,
    firstMs: z.nullable(count),
    durationInS: count,
    highForceEvents: count,
    lowForceEvents: count,
    peakPressure: z.nullable(count),
  }),
})

/** Null, told once, for a document that is not of this layout: edited by hand, or cut off. */
export function readListed<T extends ListedWorkout>(document: T): T | null {
  const fields = readOrTell(listed, document, 'workout', document._id)
  return fields ? { ...document, ...fields } : null
}

export function toWorkout(document: ListedWorkout): Workout {
  const { frameCount, durationInS, highForceEvents, lowForceEvents, peakPressure } = document.metrics
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
    ...{ frameCount, durationInS, highForceEvents, lowForceEvents, peakPressure },
  }
}

/** Undefined where its start is no date: those come last, and all behind them are unreadable as well. */
export function positionOf({ _id, started_at }: ListedWorkout): ListPosition | undefined {
  const start = z.date().safeParse(started_at)
  return start.success ? { startedAt: start.data.toISOString(), id: _id.toHexString() } : undefined
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
  const one = { _id: toObjectId(id), ...readableBy(viewerId) }
  return known(await workouts.findOne<MeasuredWorkout>(one, { projection: MEASURED }))
}

/** Without what its batches add up to, for followers, who look each second. Throws `NotFoundError`. */
export async function readArrivals({ workouts }: Collections, viewerId: string, id: string) {
  const one = { _id: toObjectId(id), ...readableBy(viewerId) }
  const projection = { ...LISTED, received: 1 } as const
  const document = await workouts.findOne<Pick<MeasuredWorkout, keyof typeof projection | '_id'>>(one, {
    projection,
  })
  const read = document && readListed(document)
  if (!read) throw new NotFoundError('workout')
  return { workout: toWorkout(read), received: read.received ?? [] }
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
  return known(document)
}

function known(document: MeasuredWorkout | null): MeasuredWorkout {
  const read = document && readListed(document)
  if (!read) throw new NotFoundError('workout')
  return {
    ...read,
    received: read.received ?? [],
    progress: read.progress ? readProgress(read.progress) : null,
  }
}
