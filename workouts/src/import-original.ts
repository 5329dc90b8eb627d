import { EJSON } from 'bson'
import type { Frame } from './frame.ts'
import { ImportError } from './import-error.ts'
import { type ImportedWorkout, toWorkoutType } from './imported-workout.ts'
import { clockFor, sinceEpoch } from './imports/clock.ts'
import { displayName } from './imports/display-name.ts'
import { RepeatFilter } from './imports/frame-order.ts'
import { ImportNotes } from './imports/import-notes.ts'
import { readFrame } from './imports/read-frame.ts'
import { OffsetSurvey } from './sensor-offset.ts'

/**
 * Reads one document of the original app's collection, in extended JSON of any version or as plain values. Stored
 * statistics and events are not taken over: they were computed with the sensor offset in them and are computed
 * again from the frames. What cannot be used is left out, and the remarks say so. Throws `ImportError` that names
 * the place where it has no id.
 * @param where its place in a file.
 */
export const importOriginal = (document: unknown, where?: string): ImportedWorkout =>
  readOriginal(document, where).workout

/** The same, with the notes that the remarks were made of. */
export function readOriginal(
  document: unknown,
  where = 'workout without _id',
): { workout: ImportedWorkout; notes: ImportNotes } {
  const given = plainDocument(document, where)
  const id = idOf(given._id, where)
  const notes = new ImportNotes('frame')
  const raw = [given.pressure_frames, given.timeSeriesData].find(
    (list) => Array.isArray(list) && list.length > 0,
  )
  // An object id begins with its time of creation, in seconds.
  const idMs = Number.parseInt(id.slice(0, 8), 16) * 1000
  const createdAtMs = sinceEpoch(plainTime(given.created_at))
  const { frames, remarks } = readFrames(Array.isArray(raw) ? raw : [], createdAtMs ?? idMs, notes)
  const offset = new OffsetSurvey(undefined)
  for (const frame of frames) offset.add(frame)
  const { correct, remarks: ofOffset } = offset.result()
  const events = Array.isArray(given.events) ? given.events.length : 0
  const workout = {
    id,
    name: displayName(given.name) ?? 'Workout',
    type: toWorkoutType(typeof given.type === 'string' ? given.type : ''),
    isCompleted: given.status === 'completed',
    startedAt: new Date(frames[0]?.timestamp ?? createdAtMs ?? idMs).toISOString(),
    frames: correct ? frames.map(correct) : frames,
    regionMap: null,
    remarks: [
      ...ofOffset,
      ...remarks,
      ...notes.remarks(),
      ...(frames.length > 0
        ? ['The original app did not record which foot it was; it was taken as the left one.']
        : []),
      ...(events > 0
        ? [
            `${events} events of the original app were left out; events were found anew in the corrected frames.`,
          ]
        : []),
    ],
  }
  return { workout, notes }
}

/** Frames in order of time, each once. */
function readFrames(raw: readonly unknown[], startMs: number, notes: ImportNotes) {
  const values = raw.map((value) =>
    typeof value === 'object' && value !== null
      ? { ...value, timestamp: plainTime('timestamp' in value ? value.timestamp : undefined) }
      : value,
  )
  const times = values.flatMap((value) =>
    typeof value === 'object' && value !== null && 'timestamp' in value ? [value.timestamp] : [],
  )
  const clock = clockFor(times, undefined, startMs)
  const shape = { clock, foot: 'left', regionMap: null, isMirrored: false } as const
  const frames = values.flatMap((value, index): Frame[] => {
    const frame = readFrame(value, index, shape, notes)
    return frame ? [frame] : []
  })
  const filter = new RepeatFilter()
  const ordered = frames
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .filter((frame) => !filter.isRepeat(frame))
  const repeats = frames.length - ordered.length
  const remarks = [
    clock.remark,
    repeats > 0 ? `${repeats} frames were there more than once; they were taken once.` : null,
  ].filter((remark) => remark !== null)
  return { frames: ordered, remarks }
}

function plainDocument(document: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new ImportError(where, 'this is not a document of the collection.')
  try {
    return EJSON.deserialize(document, { relaxed: true, legacy: true })
  } catch (cause) {
    throw new ImportError(
      where,
      `this is not extended JSON (${cause instanceof Error ? cause.message : cause}).`,
    )
  }
}

function idOf(value: unknown, where: string): string {
  const id =
    typeof value === 'object' &&
    value !== null &&
    'toHexString' in value &&
    typeof value.toHexString === 'function'
      ? String(value.toHexString())
      : value
  if (typeof id !== 'string' || id === '')
    throw new ImportError(
      where,
      'there is no "_id", which documents of the original app have. A recording begins with a line {"kind": "header", …}, and each of its frames has "timestamp" and "pressure_matrix".',
    )
  if (!/^[0-9a-f]{24}$/i.test(id))
    throw new ImportError(where, `"_id" is ${id.slice(0, 40)}, and must be 24 hexadecimal digits.`)
  return id.toLowerCase()
}

/** A number or a text from whatever type of MongoDB holds a time. */
function plainTime(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const isNumber = '_bsontype' in value && /^(?:Long|Double|Int32|Decimal128)$/.test(String(value._bsontype))
  return isNumber ? Number(value.toString()) : undefined
}
