import type { Frame } from '@kinetra/workouts/frame'
import { measureFrame, newMeasure } from '@kinetra/workouts/frame-measure'
import type { RegionMap } from '@kinetra/workouts/region-map'
import { REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import { FEET, type Foot } from '@kinetra/workouts/workout'

/**
 * A strip is what a chart needs of some neighbouring frames of one foot: extremes and mean of each region's
 * mean pressure, the whole foot first. Little-endian: from (f64), to (f64), frames (u16), foot (u16), then
 * min, max, mean (f32 each) of 11 areas: 152 bytes for at most `FRAMES_A_STRIP` frames.
 */
const AREAS = REGION_NAMES.length + 1
const HEAD_BYTES = 20
const STRIP_BYTES = HEAD_BYTES + AREAS * 12
/** Half a second at 50 Hz: as fine as any chart of more than a few minutes. */
const FRAMES_A_STRIP = 25

export interface Strip {
  fromMs: number
  toMs: number
  count: number
  foot: Foot
  /** By area: the whole foot, then the regions as in `REGION_NAMES`. */
  min: number[]
  max: number[]
  mean: number[]
}

/** One area of a strip. */
export interface StripArea {
  readonly fromMs: number
  readonly toMs: number
  readonly count: number
  readonly min: number
  readonly max: number
  readonly mean: number
}

/** Index of a region's, or the whole foot's, values in a strip. */
export const areaIndex = (region: RegionName | undefined): number =>
  region === undefined ? 0 : REGION_NAMES.indexOf(region) + 1

/** Frames in order of time. Throws where a frame fits no region map. */
export function stripsOf(frames: readonly Frame[], regionMap?: RegionMap, length = FRAMES_A_STRIP): Strip[] {
  const strips: Strip[] = []
  const open: Partial<Record<Foot, Strip>> = {}
  const measure = newMeasure()
  for (const frame of frames) {
    measureFrame(frame, 0, measure, regionMap)
    let strip = open[frame.foot]
    if (!strip || strip.count >= length) {
      strip = emptyStrip(frame)
      open[frame.foot] = strip
      strips.push(strip)
    }
    strip.toMs = frame.timestamp
    strip.count += 1
    const areas = [measure.whole, ...measure.regions]
    for (const [index, { mean }] of areas.entries()) addValue(strip, index, mean)
  }
  return strips
}

const emptyStrip = ({ timestamp, foot }: Frame): Strip => ({
  fromMs: timestamp,
  toMs: timestamp,
  count: 0,
  foot,
  min: new Array<number>(AREAS).fill(Number.POSITIVE_INFINITY),
  max: new Array<number>(AREAS).fill(0),
  mean: new Array<number>(AREAS).fill(0),
})

function addValue(strip: Strip, area: number, value: number): void {
  const { min, max, mean } = strip
  min[area] = Math.min(min[area] ?? value, value)
  max[area] = Math.max(max[area] ?? value, value)
  const before = mean[area] ?? 0
  mean[area] = before + (value - before) / strip.count
}

export function writeStrips(strips: readonly Strip[]): Uint8Array {
  const bytes = new Uint8Array(strips.length * STRIP_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [index, strip] of strips.entries()) {
    const start = index * STRIP_BYTES
    view.setFloat64(start, strip.fromMs, true)
    view.setFloat64(start + 8, strip.toMs, true)
    view.setUint16(start + 16, strip.count, true)
    view.setUint16(start + 18, FEET.indexOf(strip.foot), true)
    for (let area = 0; area < AREAS; area++) {
      const at = start + HEAD_BYTES + area * 12
      view.setFloat32(at, strip.min[area] ?? 0, true)
      view.setFloat32(at + 4, strip.max[area] ?? 0, true)
      view.setFloat32(at + 8, strip.mean[area] ?? 0, true)
    }
  }
  return bytes
}

export function readStrips(bytes: Uint8Array): Strip[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / STRIP_BYTES) }, (_, index) => {
    const start = index * STRIP_BYTES
    const values = (offset: number) =>
      Array.from({ length: AREAS }, (_, area) =>
        view.getFloat32(start + HEAD_BYTES + area * 12 + offset, true),
      )
    return {
      fromMs: view.getFloat64(start, true),
      toMs: view.getFloat64(start + 8, true),
      count: view.getUint16(start + 16, true),
      foot: view.getUint16(start + 18, true) === 0 ? 'left' : 'right',
      min: values(0),
      max: values(4),
      mean: values(8),
    }
  })
}

/** One area of one foot out of stored strips; the rest is not even looked at. */
export function readArea(bytes: Uint8Array, foot: Foot, area: number, into: StripArea[]): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const footCode = FEET.indexOf(foot)
  for (let start = 0; start + STRIP_BYTES <= bytes.length; start += STRIP_BYTES) {
    if (view.getUint16(start + 18, true) !== footCode) continue
    const at = start + HEAD_BYTES + area * 12
    into.push({
      fromMs: view.getFloat64(start, true),
      toMs: view.getFloat64(start + 8, true),
      count: view.getUint16(start + 16, true),
      min: view.getFloat32(at, true),
      max: view.getFloat32(at + 4, true),
      mean: view.getFloat32(at + 8, true),
    })
  }
}
