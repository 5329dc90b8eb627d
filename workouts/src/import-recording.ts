import * as z from 'zod/mini'
import type { Frame } from './frame.ts'
import { ImportError, parseAt, parseMatrix } from './import-error.ts'
import { type ImportedWorkout, toWorkoutType } from './imported-workout.ts'
import { type RegionMap, regionMapFor, regionMapFromMask } from './region-map.ts'
import { correctOffset } from './sensor-offset.ts'
import type { foot } from './workout.ts'

const size = z
  .number('must be a whole number from 1 to 64')
  .check(z.int('must be whole'), z.gte(1), z.lte(64))
const feet = z.enum(['left', 'right'], 'must be "left" or "right"')
const timestamp = z
  .number('must be a number of milliseconds since 1970')
  .check(z.gte(0, 'must not be negative'), z.lte(8.64e15, 'is later than any date'))

const header = z.object({
  kind: z.literal('header', 'must be "header" in the first line of a recording'),
  activity: z.optional(z.string('must be text')),
  name: z.optional(z.string('must be text')),
  rows: size,
  cols: size,
  foot: z.optional(feet),
  unloaded_value: z.optional(
    z.number('must be a number').check(z.gte(0, 'must not be negative'), z.lt(100, 'must be below 100')),
  ),
  /** Names of regions, one list a row: for insoles without a built-in map. */
  region_mask: z.optional(
    z.array(
      z.array(z.nullable(z.string()), 'must be a list of names'),
      'must be one list of region names a row',
    ),
  ),
  /** True where the columns of the matrices run from the outer side inwards. */
  mirrored: z.optional(z.boolean('must be true or false')),
})
type Header = z.infer<typeof header>

const line = z.object({ timestamp, foot: z.optional(feet), pressure_matrix: z.unknown() })

/**
 * Reads a recording in JSON Lines: a header line, then a frame a line. Empty lines are passed over. Throws
 * `ImportError` with the number of the line that is wrong.
 */
export function importRecording(text: string): ImportedWorkout {
  const lines = text
    .split('\n')
    .flatMap((content, index) => (content.trim() ? [{ content, number: index + 1 }] : []))
  const [first, ...rest] = lines
  if (!first) throw new ImportError('line 1', 'the recording is empty; it must begin with a header line.')
  const head = parseAt(header, parseJson(first.content, first.number), `line ${first.number}`)
  const regionMap = mapOf(head, first.number)
  const frames: Frame[] = []
  for (const { content, number } of rest) {
    const frame = toFrame(head, parseJson(content, number), number)
    const before = frames.at(-1)
    if (before && frame.timestamp < before.timestamp)
      throw new ImportError(
        `line ${number}`,
        `"timestamp" is ${frame.timestamp}, before that of the frame above it.`,
      )
    frames.push(frame)
  }
  const startMs = frames[0]?.timestamp
  if (startMs === undefined) throw new ImportError('line 2', 'there are no frames after the header.')
  const activity = head.activity ?? 'other'
  const corrected = correctOffset(frames, head.unloaded_value)
  return {
    id: null,
    name: head.name ?? `Recording of ${activity}`,
    type: toWorkoutType(activity),
    isCompleted: true,
    startedAt: new Date(startMs).toISOString(),
    frames: corrected.frames,
    regionMap,
    remarks: [...corrected.remarks, ...remarksOn(head)],
  }
}

function remarksOn(head: Header): string[] {
  const remarks: string[] = []
  if (head.foot === undefined)
    remarks.push('The recording does not say which foot it is of; it was taken as the left one.')
  if (head.mirrored)
    remarks.push('The columns were turned round, so that they run from the inner side outwards.')
  return remarks
}

function mapOf(head: Header, number: number): RegionMap | null {
  try {
    if (!head.region_mask) {
      regionMapFor(head.rows, head.cols)
      return null
    }
    const map = regionMapFromMask(head.region_mask)
    if (map.rows === head.rows && map.cols === head.cols) return map
  } catch (error) {
    throw new ImportError(`line ${number}`, error instanceof Error ? error.message : String(error))
  }
  throw new ImportError(`line ${number}`, `"region_mask" must have ${head.rows} rows of ${head.cols} names.`)
}

function parseJson(content: string, number: number): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new ImportError(`line ${number}`, 'this is not JSON; each line must be one JSON object.')
  }
}

function toFrame(head: Header, value: unknown, number: number): Frame {
  const where = `line ${number}`
  const parsed = parseAt(line, value, where)
  const matrix = parseMatrix(parsed.pressure_matrix, where)
  if (matrix.length !== head.rows || matrix[0]?.length !== head.cols)
    throw new ImportError(
      where,
      `the pressure matrix has ${matrix.length} by ${matrix[0]?.length} cells and the header says ${head.rows} by ${head.cols}.`,
    )
  const side: z.infer<typeof foot> = parsed.foot ?? head.foot ?? 'left'
  const pressureMatrix = head.mirrored ? matrix.map((row) => row.toReversed()) : matrix
  return { timestamp: parsed.timestamp, foot: side, pressureMatrix }
}
