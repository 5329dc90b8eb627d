import { NO_SENSOR } from '@kinetra/workouts/frame'
import { REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'

type Span = readonly [rowFrom: number, rowTo: number, columnFrom: number, columnTo: number]
const END = 64

/** Rows and columns of the regions, the same for the 12 × 8 and the 13 × 9 insole. */
const REGION_SPANS: Readonly<Record<RegionName, Span>> = {
  Toe1: [0, 2, 0, 3],
  Toe2345: [0, 2, 3, END],
  M1: [2, 5, 0, 4],
  M2: [2, 5, 4, 5],
  M3: [2, 5, 5, 6],
  M4: [2, 5, 6, 7],
  M5: [2, 5, 7, END],
  'Mid Foot': [5, 9, 0, END],
  'Med Heel': [9, END, 0, 4],
  'Lat Heel': [9, END, 4, END],
}

export interface RegionReading {
  /** Relative pressure 0–100; null where no cell of the region has a sensor. */
  readonly mean: number | null
  readonly peak: number | null
}

/** Mean and peak of each region's cells in one frame; cells without a sensor do not count. */
export function readRegions(matrix: readonly (readonly number[])[]): Record<RegionName, RegionReading> {
  const readings = REGION_NAMES.map((region) => {
    const [rowFrom, rowTo, columnFrom, columnTo] = REGION_SPANS[region]
    const cells = matrix
      .slice(rowFrom, rowTo)
      .flatMap((row) => row.slice(columnFrom, columnTo))
      .filter((value) => value !== NO_SENSOR)
    const sum = cells.reduce((total, value) => total + value, 0)
    const reading: RegionReading =
      cells.length > 0 ? { mean: sum / cells.length, peak: Math.max(...cells) } : { mean: null, peak: null }
    return [region, reading] as const
  })
  return Object.fromEntries(readings) as Record<RegionName, RegionReading>
}

/** Centre of pressure as fractions of the matrix (across 0–1 left to right, down 0–1 toes to heel). */
export function centreOfPressure(
  matrix: readonly (readonly number[])[],
): { across: number; down: number } | null {
  let [total, across, down] = [0, 0, 0]
  matrix.forEach((row, rowIndex) => {
    row.forEach((value, columnIndex) => {
      if (value <= 0) return
      total += value
      across += (value * (columnIndex + 0.5)) / row.length
      down += (value * (rowIndex + 0.5)) / matrix.length
    })
  })
  return total > 0 ? { across: across / total, down: down / total } : null
}
