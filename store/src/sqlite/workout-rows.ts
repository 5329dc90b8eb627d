import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { OwnThresholds } from '@kinetra/workouts/own-thresholds'
import type { RegionMap } from '@kinetra/workouts/region-map'
import { type Workout, workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import type { Database } from './database.ts'

const workoutRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  type: workoutType,
  status: z.enum(['in-progress', 'completed']),
  startedAt: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  remarks: z.string(),
  regionMap: z.nullable(z.string()),
  thresholds: z.nullable(z.string()),
  frameCount: z.number(),
  firstMs: z.nullable(z.number()),
  durationInS: z.number(),
  peakPressure: z.nullable(z.number()),
  highForceEvents: z.number(),
  lowForceEvents: z.number(),
})
export type WorkoutRow = z.infer<typeof workoutRow>

export const SELECT_WORKOUTS = `SELECT id, owner_id AS ownerId, name, type, status, started_at AS startedAt,
  created_at AS createdAt, updated_at AS updatedAt, remarks, region_map AS regionMap, thresholds,
  frame_count AS frameCount, first_ms AS firstMs, duration_s AS durationInS, peak AS peakPressure,
  high_events AS highForceEvents, low_events AS lowForceEvents FROM workouts`

export function toWorkout({
  remarks,
  regionMap: _,
  thresholds: __,
  firstMs: ___,
  ...row
}: WorkoutRow): Workout {
  return { ...row, remarks: JSON.parse(remarks) as string[] }
}

export const regionMapOf = ({ regionMap }: WorkoutRow): RegionMap | undefined =>
  regionMap === null ? undefined : (JSON.parse(regionMap) as RegionMap)

/** What its events are found with. */
export const thresholdsOfRow = ({ thresholds }: Pick<WorkoutRow, 'thresholds'>): OwnThresholds | null =>
  thresholds === null ? null : (JSON.parse(thresholds) as OwnThresholds)

/** The viewer's own, or a sample; call it within a transaction. Throws `NotFoundError`. */
export function readable(database: Database, viewerId: string, id: string): WorkoutRow {
  return found(
    database.get(
      workoutRow,
      `${SELECT_WORKOUTS} WHERE id = ? AND owner_id IN (?, ?)`,
      ...[checkWorkoutId(id), checkPerson(viewerId), SAMPLE_OWNER],
    ),
  )
}

/** The owner's; call it within a transaction. Throws `NotFoundError`. */
export function writable(database: Database, ownerId: string, id: string): WorkoutRow {
  return found(
    database.get(
      workoutRow,
      `${SELECT_WORKOUTS} WHERE id = ? AND owner_id = ?`,
      ...[checkWorkoutId(id), checkPerson(ownerId)],
    ),
  )
}

function found(row: WorkoutRow | undefined): WorkoutRow {
  if (!row) throw new NotFoundError('workout')
  return row
}

export const allWorkouts = (database: Database, sql: string, ...values: (string | number)[]): Workout[] =>
  database.all(workoutRow, sql, ...values).map(toWorkout)
