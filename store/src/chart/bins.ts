import type { Frame } from '@kinetra/workouts/frame'
import type { RegionMap } from '@kinetra/workouts/region-map'
import type { OverviewBin } from '@kinetra/workouts/summary'
import type { OverviewOptions } from '../input/window.ts'
import { areaIndex, type StripArea, stripsOf } from './strips.ts'

/** Up to here a chart is made from the frames themselves, a minute and a half of them at 50 Hz. */
export const CHART_FROM_FRAMES = 5000

/** Every frame as an area of its own, for charts finer than the stored strips. */
export function areasOfFrames(
  frames: readonly Frame[],
  { foot, region }: OverviewOptions,
  regionMap: RegionMap | undefined,
): StripArea[] {
  const area = areaIndex(region)
  return stripsOf(
    frames.filter((frame) => frame.foot === foot),
    regionMap,
    1,
  ).map(({ fromMs, toMs, count, min, max, mean }) => ({
    fromMs,
    toMs,
    count,
    min: min[area] ?? 0,
    max: max[area] ?? 0,
    mean: mean[area] ?? 0,
  }))
}

/** Puts each area into the bin its middle lies in; a bin's borders are those of the frames in it. */
export function binsOf(areas: readonly StripArea[], count: number, firstMs: number): OverviewBin[] {
  const middle = ({ fromMs, toMs }: StripArea) => (fromMs + toMs) / 2
  const ordered = areas.toSorted((a, b) => middle(a) - middle(b))
  const [first] = ordered
  const last = ordered.at(-1)
  if (!first || !last) return []
  const start = middle(first)
  // The last area belongs to the last bin, not to one behind it.
  const width = (middle(last) - start) / count || 1
  const bins = new Map<number, StripArea[]>()
  for (const area of ordered) {
    const index = Math.min(count - 1, Math.floor((middle(area) - start) / width))
    const bin = bins.get(index)
    if (bin) bin.push(area)
    else bins.set(index, [area])
  }
  return [...bins.values()].map((bin) => toBin(bin, firstMs))
}

function toBin(areas: readonly StripArea[], firstMs: number): OverviewBin {
  let fromMs = Number.POSITIVE_INFINITY
  let toMs = Number.NEGATIVE_INFINITY
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let mean = 0
  let frames = 0
  for (const area of areas) {
    fromMs = Math.min(fromMs, area.fromMs)
    toMs = Math.max(toMs, area.toMs)
    min = Math.min(min, area.min)
    max = Math.max(max, area.max)
    frames += area.count
    mean += ((area.mean - mean) * area.count) / frames
  }
  return { fromMs: fromMs - firstMs, toMs: toMs - firstMs, min, max, mean }
}
