import { regionMapFor } from './region-map.ts'
import { REGION_NAMES } from './regions.ts'

export const ROWS = 13
export const COLS = 9

/** Columns with a sensor in each row, both inclusive, from the toes: the outline of a foot. */
const OUTLINE: readonly (readonly [number, number])[] = [
  [1, 6],
  [0, 7],
  [0, 8],
  [0, 8],
  [0, 8],
  [1, 8],
  [1, 8],
  [2, 8],
  [2, 8],
  [1, 8],
  [1, 7],
  [1, 7],
  [2, 6],
]

/** A cell of the insole: its region, and its pressure relative to the region's mean. */
export interface Cell {
  readonly row: number
  readonly col: number
  readonly region: number
  readonly weight: number
}

/** Pressure is highest in the middle of a region, and under the outer edge of the midfoot (the inner is the arch). */
function rawWeight(name: string, row: number, col: number): number {
  if (name === 'Mid Foot') return 0.1 + (1.6 * col) / (COLS - 1)
  if (name === 'Toe1') return row === 1 ? 1.1 : 0.85
  if (name.endsWith('Heel')) return 1.1 - 0.07 * Math.abs(row - 11) - 0.05 * Math.abs(col - 4)
  return 1.08 - 0.08 * Math.abs(row - 3)
}

function cellsOfInsole(): Cell[] {
  const { regionOf } = regionMapFor(ROWS, COLS)
  const cells: Cell[] = []
  for (const [row, [from, to]] of OUTLINE.entries())
    for (let col = from; col <= to; col++) {
      const name = regionOf[row * COLS + col]
      if (name)
        cells.push({ row, col, region: REGION_NAMES.indexOf(name), weight: rawWeight(name, row, col) })
    }
  const meanWeight = REGION_NAMES.map((_, region) => {
    const own = cells.filter((cell) => cell.region === region)
    return own.reduce((sum, cell) => sum + cell.weight, 0) / own.length
  })
  return cells.map((cell) => ({ ...cell, weight: cell.weight / (meanWeight[cell.region] ?? 1) }))
}

/** The cells with a sensor of the generated 13×9 insole; weights average 1 in each region. */
export const CELLS: readonly Cell[] = cellsOfInsole()
