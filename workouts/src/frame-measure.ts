import type { Frame } from './frame.ts'
import { type RegionMap, regionMapFor } from './region-map.ts'
import { REGION_NAMES, type RegionName } from './regions.ts'

/** Index of the cells of no region, and of the whole foot, behind the ten regions. */
const OUTSIDE = REGION_NAMES.length
export const WHOLE = OUTSIDE + 1
const SIZE = WHOLE + 1

/**
 * One frame's figures by region index (as in `REGION_NAMES`, then `WHOLE`), reused from frame to frame.
 * Cells without a sensor (negative) are in none of them. An area without a sensor has count 0 and zeros.
 */
export interface FrameMeasure {
  readonly count: Float64Array
  readonly sum: Float64Array
  readonly mean: Float64Array
  /** Sum of squared deviations from the mean. */
  readonly m2: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
  /** Cells above the contact threshold. */
  readonly loaded: Float64Array
  /** Centre of pressure as fractions of the insole: 0 heel to 1 toes, 0 inner to 1 outer side; 0 without load. */
  along: number
  across: number
}

export function newMeasure(): FrameMeasure {
  const area = () => new Float64Array(SIZE)
  return {
    count: area(),
    sum: area(),
    mean: area(),
    m2: area(),
    min: area(),
    max: area(),
    loaded: area(),
    along: 0,
    across: 0,
  }
}

const indexes = new WeakMap<RegionMap, Int8Array>()

/** Region index of each cell, worked out once a map. */
function indexOf(map: RegionMap): Int8Array {
  let index = indexes.get(map)
  if (!index) {
    index = Int8Array.from(map.regionOf, (region) =>
      region === null ? OUTSIDE : REGION_NAMES.indexOf(region),
    )
    indexes.set(map, index)
  }
  return index
}

/** Fills `measure` from a frame; throws `UnknownInsoleError` or `RangeError` where the map does not fit. */
export function measureFrame(
  frame: Frame,
  contactPressure: number,
  measure: FrameMeasure,
  regionMap?: RegionMap,
): void {
  const matrix = frame.pressureMatrix
  const rows = matrix.length
  const cols = matrix[0]?.length ?? 0
  const map = regionMap ?? regionMapFor(rows, cols)
  if (map.rows !== rows || map.cols !== cols)
    throw new RangeError(
      `The frame has ${rows} by ${cols} cells and its region map ${map.rows} by ${map.cols}.`,
    )
  const regions = indexOf(map)
  const { count, sum, mean, m2, min, max, loaded } = measure
  count.fill(0)
  sum.fill(0)
  m2.fill(0)
  min.fill(0)
  max.fill(0)
  loaded.fill(0)
  let along = 0
  let across = 0
  for (let row = 0, cell = 0; row < rows; row++) {
    const line = matrix[row] as readonly number[]
    if (line.length !== cols)
      throw new RangeError(`Row ${row} of a frame has ${line.length} cells and row 0 has ${cols}.`)
    let rowSum = 0
    for (let col = 0; col < cols; col++, cell++) {
      const value = line[col] as number
      if (value < 0) continue
      const region = regions[cell] as number
      const before = count[region] as number
      if (before === 0 || value < (min[region] as number)) min[region] = value
      if (value > (max[region] as number)) max[region] = value
      if (value > contactPressure) loaded[region] = (loaded[region] as number) + 1
      count[region] = before + 1
      sum[region] = (sum[region] as number) + value
      rowSum += value
      across += value * (col + 0.5)
    }
    along += rowSum * (row + 0.5)
  }
  for (let region = 0; region <= OUTSIDE; region++) {
    const n = count[region] as number
    mean[region] = n === 0 ? 0 : (sum[region] as number) / n
  }
  // The second pass keeps full precision: deviations are taken from the frame's own mean.
  for (let row = 0, cell = 0; row < rows; row++) {
    const line = matrix[row] as readonly number[]
    for (let col = 0; col < cols; col++, cell++) {
      const value = line[col] as number
      if (value < 0) continue
      const region = regions[cell] as number
      const deviation = value - (mean[region] as number)
      m2[region] = (m2[region] as number) + deviation * deviation
    }
  }
  wholeFromRegions(measure)
  const load = sum[WHOLE] as number
  measure.along = load > 0 ? 1 - along / load / rows : 0
  measure.across = load > 0 ? across / load / cols : 0
}

function wholeFromRegions({ count, sum, mean, m2, min, max, loaded }: FrameMeasure): void {
  let n = 0
  let total = 0
  let loadedCells = 0
  let lowest = Number.POSITIVE_INFINITY
  let highest = 0
  for (let region = 0; region <= OUTSIDE; region++) {
    if (count[region] === 0) continue
    n += count[region] as number
    total += sum[region] as number
    loadedCells += loaded[region] as number
    lowest = Math.min(lowest, min[region] as number)
    highest = Math.max(highest, max[region] as number)
  }
  const average = n === 0 ? 0 : total / n
  let squares = 0
  for (let region = 0; region <= OUTSIDE; region++) {
    const shift = (mean[region] as number) - average
    squares += (m2[region] as number) + (count[region] as number) * shift * shift
  }
  count[WHOLE] = n
  sum[WHOLE] = total
  mean[WHOLE] = average
  m2[WHOLE] = squares
  min[WHOLE] = n === 0 ? 0 : lowest
  max[WHOLE] = highest
  loaded[WHOLE] = loadedCells
}

/** Mean pressure (relative, 0–100) of each region and of the whole foot in one frame; 0 where no sensor is. */
export function regionMeans(
  frame: Frame,
  regionMap?: RegionMap,
): { whole: number; regions: Record<RegionName, number> } {
  const measure = newMeasure()
  measureFrame(frame, 0, measure, regionMap)
  const entries = REGION_NAMES.map((region, index) => [region, measure.mean[index] ?? 0] as const)
  return {
    whole: measure.mean[WHOLE] ?? 0,
    regions: Object.fromEntries(entries) as Record<RegionName, number>,
  }
}
