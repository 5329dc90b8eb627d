import type { RegionName } from '@kinetra/workouts/regions'
import type { TrendPoint } from '../api/trends.ts'
import { dayOf, decimal, oneDecimal } from '../format/format.ts'
import { t } from '../words/words.ts'

export interface TrendLinePoint {
  readonly atMs: number
  readonly value: number
  /** The workout it is of; null for a week of several. */
  readonly workoutId: string | null
  readonly name: string
}

export interface TrendLine {
  readonly name: string
  readonly unit: string
  /** The newest value as it is written, without its unit. */
  readonly latest: string
  /** How it changed since the first, in a few words. */
  readonly change: string
  /** The line in a sentence, for those who do not see it. */
  readonly words: string
  readonly points: readonly TrendLinePoint[]
  readonly write: (value: number) => string
}

/** The kind of workout there is most of; `all` where there is none. */
export function mostFrequentType(points: readonly TrendPoint[]): string {
  const counts = Map.groupBy(points, (point) => point.type)
  const [first] = [...counts].sort(([, one], [, other]) => other.length - one.length)
  return first?.[0] ?? 'all'
}

type Read = (point: TrendPoint) => number | null | undefined
type Figure = readonly [name: string, unit: string, read: Read, write: (value: number) => string]

const whole = (value: number) => decimal(value, 0)
const share = (part: number | undefined) => (part === undefined ? undefined : part * 100)

const figuresOf = (region: RegionName | null): readonly Figure[] =>
  region
    ? [
        [t('peakPressure'), '', (point) => point.peakByRegion[region], oneDecimal],
        [t('meanPressure'), '', (point) => point.meanByRegion[region], oneDecimal],
        [t('shareOfLoad'), '%', (point) => share(point.loadShareByRegion[region]), oneDecimal],
      ]
    : [
        [t('peakPressure'), '', (point) => point.peak, oneDecimal],
        [t('meanPressure'), '', (point) => point.mean, oneDecimal],
        [t('cadence'), t('stepsPerMinute'), (point) => point.cadencePerMin, whole],
        [t('contactTime'), 'ms', (point) => point.contactTimeMs, whole],
        [
          t('hardLandings'),
          t('highForceEvents'),
          (point) => point.highForceEvents,
          (value) => decimal(value, value % 1 ? 1 : 0),
        ],
      ]

/** The lines of the page, of each workout or of each week: of a region, or of the foot with its gait. */
export function trendLines(
  points: readonly TrendPoint[],
  region: RegionName | null,
  by: 'workout' | 'week',
): TrendLine[] {
  return figuresOf(region)
    .map((figure) => lineOf(figure, points, by))
    .filter((line) => line.points.length > 1)
}

function lineOf(
  [name, unit, read, write]: Figure,
  all: readonly TrendPoint[],
  by: 'workout' | 'week',
): TrendLine {
  const known = all.flatMap((point): TrendLinePoint[] => {
    const value = read(point)
    if (value === null || value === undefined || Number.isNaN(value)) return []
    return [{ atMs: Date.parse(point.startedAt), value, workoutId: point.workoutId, name: point.name }]
  })
  const points = by === 'week' ? byWeek(known) : known
  const [first, last] = [points[0], points.at(-1)]
  const difference = (last?.value ?? 0) - (first?.value ?? 0)
  const isLevel = Math.abs(difference) < Math.abs(first?.value ?? 0) * 0.02
  const day = first ? dayOf(first.atMs) : '–'
  const signed = `${difference > 0 ? '+' : '−'}${write(Math.abs(difference))}`
  const change = isLevel ? t('unchangedSince', { day }) : t('changedSince', { difference: signed, day })
  const latest = last ? write(last.value) : '–'
  const withUnit = [latest, unit].filter(Boolean).join(' ')
  const words = t('trendWords', { first: first ? write(first.value) : '–', latest: withUnit, change })
  return { name, unit, latest, change, words, points, write }
}

/** Monday, 0:00 of the reader's clock, of the week that a moment lies in. */
export function weekOf(atMs: number): number {
  const day = new Date(atMs)
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7))
  return day.getTime()
}

/** The mean of each week's workouts, at its Monday; weeks without one have no point. */
function byWeek(points: readonly TrendLinePoint[]): TrendLinePoint[] {
  return [...Map.groupBy(points, ({ atMs }) => weekOf(atMs))].map(([atMs, ofWeek]) => ({
    atMs,
    value: ofWeek.reduce((sum, { value }) => sum + value, 0) / ofWeek.length,
    workoutId: null,
    name: t('weekOf', { day: dayOf(atMs) }),
  }))
}
