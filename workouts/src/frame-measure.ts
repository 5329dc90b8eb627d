import type { Frame } from './frame.ts'
import { type RegionMap, regionMapFor } from './region-map.ts'
import { REGION_NAMES, type RegionName } from './regions.ts'

/** Of the cells of one area in one frame. Cells without a sensor (negative) are not among them; zeros where none has one. */
export interface AreaMeasure {
  count: number
  sum: number
  mean: number
  /** Sum of squared deviations from the mean. */
  m2: number
  min: number
  max: number
  /** Cells above the contact threshold. */
  loaded: number
}

/** One frame's figures, reused from frame to frame. */
export interface FrameMeasure {
  /** As in `REGION_NAMES`. */
  readonly regions: readonly AreaMeasure[]
  /** The cells of no region. */
  readonly outside: AreaMeasure
  readonly whole: AreaMeasure
  /** Centre of pressure as fractions of the insole: 0 heel to 1 toes, 0 inner to 1 outer side; 0 without load. */
  along: number
  across: number
}

const newArea = (): AreaMeasure => ({ count: 0, sum: 0, mean: 0, m2: 0, min: 0, max: 0, loaded: 0 })

export const newMeasure = (): FrameMeasure => ({
  regions: REGION_NAMES.map(newArea),
  outside: newArea(),
  whole: newArea(),
  along: 0,
  across: 0,
})

/** Index of the cells of no region, behind the regions. */
const OUTSIDE = REGION_NAMES.length
/** What a matrix says of a cell without a sensor. */
const NO_SENSOR = -1
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
  const parts = [...measure.regions, measure.outside]
  for (const area of parts) clear(area)
  const regions = indexOf(map)
  let along = 0
  let across = 0
  for (const [row, line] of matrix.entries()) {
    if (line.length !== cols)
      throw new RangeError(`Row ${row} of a frame has ${line.length} cells and row 0 has ${cols}.`)
    let rowSum = 0
    for (let col = 0; col < cols; col++) {
      const value = line[col] ?? NO_SENSOR
      const area = parts[regions[row * cols + col] ?? OUTSIDE]
      if (value < 0 || !area) continue
      addCell(area, value, contactPressure)
      rowSum += value
      across += value * (col + 0.5)
    }
    along += rowSum * (row + 0.5)
  }
  for (const area of parts) area.mean = area.count === 0 ? 0 : area.sum / area.count
  // The second pass keeps full precision: deviations are taken from the frame's own mean.
  for (const [row, line] of matrix.entries())
    for (let col = 0; col < cols; col++) {
      const value = line[col] ?? NO_SENSOR
      const area = parts[regions[row * cols + col] ?? OUTSIDE]
      if (value < 0 || !area) continue
      const deviation = value - area.mean
      area.m2 += deviation * deviation
    }
  addUp(parts, measure.whole)
  const load = measure.whole.sum
  measure.along = load > 0 ? 1 - along / load / rows : 0
  measure.across = load > 0 ? across / load / cols : 0
}

function clear(area: AreaMeasure): void {
  area.count = 0
  area.sum = 0
  area.mean = 0
  area.m2 = 0
  area.min = 0
  area.max = 0
  area.loaded = 0
}

function addCell(area: AreaMeasure, value: number, contactPressure: number): void {
  if (area.count === 0 || value < area.min) area.min = value
  if (value > area.max) area.max = value
  if (value > contactPressure) area.loaded += 1
  area.count += 1
  area.sum += value
}

/** The whole foot's figures from those of its parts. */
function addUp(parts: readonly AreaMeasure[], whole: AreaMeasure): void {
  clear(whole)
  for (const { count, sum, loaded, min, max } of parts) {
    if (count === 0) continue
    whole.min = whole.count === 0 ? min : Math.min(whole.min, min)
    whole.max = Math.max(whole.max, max)
    whole.count += count
    whole.sum += sum
    whole.loaded += loaded
  }
  if (whole.count === 0) return
  whole.mean = whole.sum / whole.count
  for (const { count, mean, m2 } of parts) {
    const shift = mean - whole.mean
    whole.m2 += m2 + count * shift * shift
  }
}

/** Mean pressure (relative, 0–100) of each region and of the whole foot in one frame; 0 where no sensor is. */
export function regionMeans(
  frame: Frame,
  regionMap?: RegionMap,
): { whole: number; regions: Record<RegionName, number> } {
  const measure = newMeasure()
  measureFrame(frame, 0, measure, regionMap)
  const entries = REGION_NAMES.map((region, index) => [region, measure.regions[index]?.mean ?? 0] as const)
  return {
    whole: measure.whole.mean,
    regions: Object.fromEntries(entries) as Record<RegionName, number>,
  }
}
