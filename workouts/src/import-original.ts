import * as z from 'zod/mini'
import { fromExtendedJson } from './extended-json.ts'
import type { Frame } from './frame.ts'
import { ImportError, parseAt, parseMatrix } from './import-error.ts'
import { type ImportedWorkout, toWorkoutType } from './imported-workout.ts'
import { regionMapFor } from './region-map.ts'
import { correctOffset } from './sensor-offset.ts'

const list = z.optional(z.nullable(z.array(z.unknown(), 'must be a list')))
const text = z.optional(z.nullable(z.string('must be text')))

/** What is used of a document in the original app's `workouts` collection; the rest is passed over. */
const originalDocument = z.object({
  _id: z.string('must be an object id').check(z.regex(/^[0-9a-f]{24}$/i, 'must be 24 hexadecimal digits')),
  name: text,
  type: text,
  status: text,
  created_at: text,
  pressure_frames: list,
  timeSeriesData: list,
  events: list,
})
const originalFrame = z.looseObject({
  timestamp: z.optional(z.union([z.number(), z.string()], 'must be a number of milliseconds or a date')),
})

/** A time without a zone is UTC, as the original app's server writes it. */
function parseUtc(value: string, where: string): number {
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(value)
  const parsed = Date.parse(hasZone || !value.includes('T') ? value : `${value}Z`)
  if (Number.isNaN(parsed)) throw new ImportError(where, `"${value}" is not a date.`)
  return parsed
}

/**
 * Reads one document of the original app's collection, in extended or plain JSON. Stored statistics and events
 * are not taken over: they were computed with the sensor offset in them and are computed again from the
 * frames. Throws `ImportError` that names the document.
 */
export function importOriginal(document: unknown): ImportedWorkout {
  const value = fromExtendedJson(document)
  const hasId = typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string'
  const id = hasId ? value._id : 'without _id'
  const where = `workout ${id}`
  const parsed = parseAt(originalDocument, value, where)
  const remarks: string[] = []
  const stored = parsed.pressure_frames ?? []
  const raw = stored.length > 0 ? stored : (parsed.timeSeriesData ?? [])
  const frames = readFrames(raw, where, remarks)
  const corrected = correctOffset(frames, undefined)
  remarks.push(...corrected.remarks)
  if (frames.length > 0)
    remarks.push('The original app did not record which foot it was; it was taken as the left one.')
  const eventCount = parsed.events?.length ?? 0
  if (eventCount > 0)
    remarks.push(
      `${eventCount} events of the original app were left out; events were found anew in the corrected frames.`,
    )
  const createdAtMs = parsed.created_at ? parseUtc(parsed.created_at, `${where}, created_at`) : null
  // An object id begins with its time of creation, in seconds.
  const startMs =
    corrected.frames[0]?.timestamp ?? createdAtMs ?? Number.parseInt(parsed._id.slice(0, 8), 16) * 1000
  return {
    id: parsed._id.toLowerCase(),
    name: parsed.name?.trim() || 'Workout',
    type: toWorkoutType(parsed.type ?? ''),
    isCompleted: parsed.status === 'completed',
    startedAt: new Date(startMs).toISOString(),
    frames: corrected.frames,
    regionMap: null,
    remarks,
  }
}

/** Frames in order of time; those without a matrix, which the app stored while its sensor was off, are left out. */
function readFrames(raw: readonly unknown[], where: string, remarks: string[]): Frame[] {
  const frames: Frame[] = []
  let empty = 0
  for (const [index, value] of raw.entries()) {
    const place = `${where}, frame ${index}`
    const parsed = parseAt(originalFrame, value, place)
    const matrix = parsed.pressure_matrix ?? parsed.matrix
    if (matrix === undefined || matrix === null || (Array.isArray(matrix) && matrix.length === 0)) {
      empty += 1
      continue
    }
    const pressureMatrix = parseMatrix(matrix, place)
    checkSize(pressureMatrix, place)
    frames.push({ timestamp: timeOf(parsed.timestamp, place), foot: 'left', pressureMatrix })
  }
  if (empty > 0) remarks.push(`${empty} frames without pressures were left out.`)
  return frames.sort((a, b) => a.timestamp - b.timestamp)
}

function timeOf(timestamp: number | string | undefined, where: string): number {
  const time = typeof timestamp === 'string' ? parseUtc(timestamp, where) : timestamp
  if (time === undefined || !(time >= 0 && time <= 8.64e15))
    throw new ImportError(where, '"timestamp" must be a number of milliseconds since 1970.')
  return time
}

function checkSize(matrix: readonly (readonly number[])[], where: string): void {
  try {
    regionMapFor(matrix.length, matrix[0]?.length ?? 0)
  } catch (error) {
    throw new ImportError(where, error instanceof Error ? error.message : String(error))
  }
}
