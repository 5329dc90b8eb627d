import { REGION_NAMES, type RegionName } from './regions.ts'

/**
 * Which region each cell of an insole belongs to, row by row from the toes, and within a row from the inner
 * (medial) to the outer (lateral) side of the foot. `null` is a cell of no region: it counts for the whole
 * foot only. Both feet share a map, because the columns of either foot run from the inner side outwards; a
 * matrix that is a mirrored picture is turned round at import (`mirrored` in a recording's header).
 */
export interface RegionMap {
  readonly rows: number
  readonly cols: number
  readonly regionOf: readonly (RegionName | null)[]
}

/** The insole's size has no built-in region map and none was given. */
export class UnknownInsoleError extends Error {
  override readonly name = 'UnknownInsoleError'
  constructor(rows: number, cols: number) {
    super(
      `There is no region map for an insole of ${rows} by ${cols} cells; 12 by 8 and 13 by 9 are built in. Give a region mask that names the region of each cell.`,
    )
  }
}

type Area = readonly [region: RegionName, fromRow: number, toRow: number, fromCol: number, toCol: number]
const END = 64

/** Areas of the two insoles, ends exclusive; they differ only in the last row and column, so one table serves both. */
const AREAS: readonly Area[] = [
  ['Toe1', 0, 2, 0, 3],
  ['Toe2345', 0, 2, 3, END],
  ['M1', 2, 5, 0, 4],
  ['M2', 2, 5, 4, 5],
  ['M3', 2, 5, 5, 6],
  ['M4', 2, 5, 6, 7],
  ['M5', 2, 5, 7, END],
  ['Mid Foot', 5, 9, 0, END],
  ['Med Heel', 9, END, 0, 4],
  ['Lat Heel', 9, END, 4, END],
]

function builtIn(rows: number, cols: number): RegionMap {
  const regionOf = new Array<RegionName | null>(rows * cols).fill(null)
  for (const [region, fromRow, toRow, fromCol, toCol] of AREAS)
    for (let row = fromRow; row < Math.min(toRow, rows); row++)
      for (let col = fromCol; col < Math.min(toCol, cols); col++) regionOf[row * cols + col] = region
  return { rows, cols, regionOf }
}

const BUILT_IN = new Map([
  ['12x8', builtIn(12, 8)],
  ['13x9', builtIn(13, 9)],
])

/**
 * The built-in map of an insole of this size. Other sizes are never scaled from these, since where a region
 * lies would be a guess: they throw `UnknownInsoleError`, and `regionMapFromMask` is the way to name them.
 */
export function regionMapFor(rows: number, cols: number): RegionMap {
  const map = BUILT_IN.get(`${rows}x${cols}`)
  if (!map) throw new UnknownInsoleError(rows, cols)
  return map
}

/** A map for any size from a mask of names, rows from the toes; throws a `RangeError` that names the bad cell. */
export function regionMapFromMask(mask: readonly (readonly (string | null)[])[]): RegionMap {
  const cols = mask[0]?.length ?? 0
  if (cols === 0) throw new RangeError('The region mask is empty; give one list of region names a row.')
  const regionOf: (RegionName | null)[] = []
  for (const [rowIndex, row] of mask.entries()) {
    if (row.length !== cols)
      throw new RangeError(
        `Row ${rowIndex} of the region mask has ${row.length} cells and row 0 has ${cols}.`,
      )
    for (const [colIndex, name] of row.entries()) {
      const region = name === null ? null : REGION_NAMES.find((known) => known === name)
      if (region === undefined)
        throw new RangeError(
          `Row ${rowIndex}, column ${colIndex} of the region mask names "${name}"; use ${REGION_NAMES.join(', ')} or null.`,
        )
      regionOf.push(region)
    }
  }
  return { rows: mask.length, cols, regionOf }
}
