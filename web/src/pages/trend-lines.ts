import type { RegionName } from '@kinetra/workouts/regions'
import type { TrendPoint } from '../api/trends.ts'

export interface TrendLine {
  readonly name: string
  /** The line in a sentence, for those who do not see it. */
  readonly words: string
  readonly points: readonly { readonly atMs: number; readonly value: number }[]
}

/** The kind of workout there is most of; `all` where there is none. */
export function mostFrequentType(points: readonly TrendPoint[]): string {
  const counts = Map.groupBy(points, (point) => point.type)
  const [first] = [...counts].sort(([, one], [, other]) => other.length - one.length)
  return first?.[0] ?? 'all'
}

type Read = (point: TrendPoint) => number | null | undefined

/** The lines of the page: peak, mean and load of a region, or of the foot with its gait and events. */
export function trendLines(points: readonly TrendPoint[], region: RegionName | null): TrendLine[] {
  const lines: [name: string, unit: string, read: Read][] = region
    ? [
        ['Peak pressure', '', (point) => point.peakByRegion[region]],
        ['Mean pressure', '', (point) => point.meanByRegion[region]],
        ['Share of the load', ' %', (point) => scaled(point.loadShareByRegion[region])],
      ]
    : [
        ['Peak pressure', '', (point) => point.peak],
        ['Mean pressure', '', (point) => point.mean],
        ['Cadence', ' steps a minute', (point) => point.cadencePerMin],
        ['Contact time', ' ms', (point) => point.contactTimeMs],
        ['High-force events', '', (point) => point.highForceEvents],
      ]
  return lines
    .map(([name, unit, read]) => lineOf(name, unit, points, read))
    .filter((line) => line.points.length > 1)
}

const scaled = (share: number | undefined) => (share === undefined ? undefined : share * 100)

function lineOf(name: string, unit: string, points: readonly TrendPoint[], read: Read): TrendLine {
  const known = points.flatMap((point) => {
    const value = read(point)
    return value === null || value === undefined || Number.isNaN(value)
      ? []
      : [{ atMs: Date.parse(point.startedAt), value }]
  })
  const [first, last] = [known[0]?.value ?? 0, known.at(-1)?.value ?? 0]
  const change = last - first
  const direction =
    Math.abs(change) < Math.abs(first) * 0.02
      ? 'level'
      : `${change > 0 ? 'up' : 'down'} by ${number(change)}${unit}`
  return { name, words: `From ${number(first)} to ${number(last)}${unit}: ${direction}.`, points: known }
}

function number(value: number): string {
  const absolute = Math.abs(value)
  return absolute >= 100 || Number.isInteger(absolute) ? absolute.toFixed(0) : absolute.toFixed(1)
}
