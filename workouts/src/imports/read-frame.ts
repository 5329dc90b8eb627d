import { type Frame, NO_SENSOR } from '../frame.ts'
import { toPressure } from '../pressure.ts'
import { type RegionMap, regionMapFor, UnknownInsoleError } from '../region-map.ts'
import type { Foot } from '../workout.ts'
import type { Clock } from './clock.ts'
import type { ImportNotes } from './import-notes.ts'
import { UnreadableRow } from './unreadable-row.ts'

/** Pressures are stored so, and sixteen digits of each would not fit into a batch. */
const HUNDREDTHS = 100
/** Largest insole that is taken, in rows and in columns. */
const LARGEST = 64

export interface FrameShape {
  readonly clock: Clock
  /** Of frames that do not say it. */
  readonly foot: Foot
  /** The one size that a given map fits; null where any size with a built-in map will do. */
  readonly regionMap: RegionMap | null
  /** The columns run from the outer side inwards. */
  readonly isMirrored: boolean
}

/** A frame from what a file has of it; undefined, and noted, where it cannot be used. */
export function readFrame(
  value: unknown,
  number: number,
  { clock, foot, regionMap, isMirrored }: FrameShape,
  notes: ImportNotes,
): Frame | undefined {
  if (value instanceof UnreadableRow) {
    notes.leaveOut(number, 'of another width than their table', value.what)
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    notes.leaveOut(number, 'no frame', 'this is not JSON, or no frame; each line must be one JSON object')
    return undefined
  }
  const given = value as Readonly<Record<string, unknown>>
  const matrix = given.pressure_matrix ?? given.pressureMatrix ?? given.matrix
  if (matrix === undefined || matrix === null || (Array.isArray(matrix) && matrix.length === 0)) {
    notes.leaveOut(number, 'without pressures', '"pressure_matrix" is not there')
    return undefined
  }
  const timestamp = clock.toMs(given.timestamp)
  if (timestamp === undefined) {
    notes.leaveOut(
      number,
      'without a time, or with one far from the others',
      '"timestamp" must be a number of milliseconds since 1970, or a date',
    )
    return undefined
  }
  const side = footOf(given.foot, foot)
  if (!side) {
    notes.leaveOut(number, 'of no known foot', '"foot" must be "left" or "right"')
    return undefined
  }
  const problem = problemOf(matrix, regionMap)
  if (problem) {
    notes.leaveOut(number, problem.kind, problem.what)
    return undefined
  }
  const pressureMatrix = (matrix as unknown[][]).map((row) => readRow(row, number, notes))
  if (isMirrored) for (const row of pressureMatrix) row.reverse()
  notes.framesRead += 1
  if (!given.foot) notes.withoutFoot += 1
  return { timestamp, foot: side, pressureMatrix }
}

export function footOf(value: unknown, otherwise: Foot): Foot | undefined {
  if (value === undefined || value === null || value === '') return otherwise
  const text = String(typeof value === 'string' ? value : '')
    .trim()
    .toLowerCase()
  if (text === 'left' || text === 'l') return 'left'
  return text === 'right' || text === 'r' ? 'right' : undefined
}

function readRow(row: readonly unknown[], number: number, notes: ImportNotes): number[] {
  const { repairs } = notes
  const before = repairs.clamped + repairs.missing + repairs.outside
  const pressures = row.map((cell) => {
    const pressure = toPressure(cell, repairs)
    if (pressure === undefined) notes.outside(number, cell)
    return Math.round((pressure ?? NO_SENSOR) * HUNDREDTHS) / HUNDREDTHS
  })
  notes.readings += row.length
  if (repairs.clamped + repairs.missing + repairs.outside > before) notes.repaired(number)
  return pressures
}

function problemOf(matrix: unknown, map: RegionMap | null): { kind: string; what: string } | undefined {
  if (!Array.isArray(matrix) || matrix.length > LARGEST)
    return { kind: 'no matrix', what: `the pressure matrix must be a list of 1 to ${LARGEST} rows` }
  const cols: unknown = Array.isArray(matrix[0]) ? matrix[0].length : 0
  const odd = matrix.findIndex((row) => !Array.isArray(row) || row.length !== cols || row.length === 0)
  if (odd >= 0)
    return {
      kind: 'rows of different length',
      what: `row ${odd} of the pressure matrix has ${Array.isArray(matrix[odd]) ? matrix[odd].length : 'no'} cells and row 0 has ${cols}`,
    }
  const rows = matrix.length
  const size = `${rows} by ${cols} cells`
  if (map) {
    if (map.rows === rows && map.cols === cols) return undefined
    return {
      kind: `of ${size}`,
      what: `the pressure matrix has ${size} and the header says ${map.rows} by ${map.cols}`,
    }
  }
  try {
    regionMapFor(rows, Number(cols))
    return undefined
  } catch (error) {
    if (error instanceof UnknownInsoleError)
      return { kind: `of ${size}, which have no region map`, what: error.message.replace(/\.$/, '') }
    throw error
  }
}
