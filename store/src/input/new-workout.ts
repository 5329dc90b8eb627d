import { randomBytes } from 'node:crypto'
import { workoutId } from '@kinetra/protocol/ids'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { InvalidInputError } from '../errors.ts'
import type { NewWorkout } from '../store.ts'
import { check } from './check.ts'
import { isoTime } from './time.ts'

export const workoutName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

const side = z.int().check(z.gte(1), z.lte(64))
export const regionMapShape = z
  .object({ rows: side, cols: side, regionOf: z.array(z.nullable(z.enum(REGION_NAMES))) })
  .check(
    z.refine(
      ({ rows, cols, regionOf }) => regionOf.length === rows * cols,
      'must name a region for each cell',
    ),
  )

const newWorkout = z.object({
  name: workoutName,
  type: workoutType,
  startedAt: z.optional(z.string()),
  remarks: z.optional(z.array(z.string().check(z.maxLength(2000))).check(z.maxLength(100))),
  id: z.optional(workoutId),
  regionMap: z.optional(z.nullable(regionMapShape)),
})

/** Checked and completed: an id, the start in UTC. Throws `InvalidInputError`. */
export function checkNewWorkout(value: NewWorkout, now = new Date()) {
  const { name, type, startedAt, remarks, id, regionMap } = check(newWorkout, value, 'workout')
  return {
    id: id ?? newObjectId(now),
    name,
    type,
    startedAt: startedAt === undefined ? now.toISOString() : isoTime(startedAt, 'start'),
    now: now.toISOString(),
    remarks: remarks ?? [],
    regionMap: regionMap ?? null,
  }
}

export function checkName(value: unknown): string {
  return check(workoutName, value, 'name')
}

/** Seconds since 1970 and 64 random bits, as MongoDB's ObjectId lays them out, in 24 hex digits. */
export function newObjectId(now = new Date()): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex')
}

/** A given id that somebody else already uses: only a wrong import can ask for it. */
export function idTaken(id: string): InvalidInputError {
  return new InvalidInputError(`The workout id ${id} belongs to somebody else: create it without an id.`)
}
