import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { OwnThresholds } from '@kinetra/workouts/own-thresholds'
import type { RegionMap } from '@kinetra/workouts/region-map'
import { type Workout, workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import { readOrTell } from '../input/unreadable.ts'
import type { Database } from './database.ts'

const workoutRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  // Of a later version they are read as the nearest one of this.
  type: z.catch(workoutType, 'other'),
  status: z.catch(z.enum(['in-progress', 'completed']), 'completed'),
  startedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
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
  return { ...row, remarks: remarksIn(remarks) }
}

/** None where the text is damaged: a workout is worth more than its remarks. */
function remarksIn(text: string): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(text))
  } catch {
    return []
  }
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
      z.unknown(),
      `${SELECT_WORKOUTS} WHERE id = ? AND owner_id IN (?, ?)`,
      ...[checkWorkoutId(id), checkPerson(viewerId), SAMPLE_OWNER],
    ),
    id,
  )
}

/** The owner's; call it within a transaction. Throws `NotFoundError`. */
export function writable(database: Database, ownerId: string, id: string): WorkoutRow {
  return found(
    database.get(
      z.unknown(),
      `${SELECT_WORKOUTS} WHERE id = ? AND owner_id = ?`,
      ...[checkWorkoutId(id), checkPerson(ownerId)],
    ),
    id,
  )
}

function found(row: unknown, id: string): WorkoutRow {
  const read = row === undefined ? undefined : readOrTell(workoutRow, row, 'workout', id)
  if (!read) throw new NotFoundError('workout')
  return read
}

/** Null, told once, for a row that is damaged or was edited by hand. */
export function readWorkout(row: unknown): Workout | null {
  const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : ''
  const read = readOrTell(workoutRow, row, 'workout', id)
  return read ? toWorkout(read) : null
}
