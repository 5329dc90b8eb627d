import { type Goal, isReached, leadsTowards } from '@kinetra/workouts/goals'
import type { RegionName } from '@kinetra/workouts/regions'
import { FIGURE_NAMES, type FigureName } from '@kinetra/workouts/usual/figures'
import type { TrendPoint } from '../api/trends.ts'
import { dayOf, oneDecimal } from '../format/format.ts'
import { FIGURE_WORDS } from '../usual/figure-words.ts'
import { t } from '../words/words.ts'

export interface TrendLinePoint {
  readonly atMs: number
  readonly value: number
  /** The workout it is of; null for a week of several. */
  readonly workoutId: string | null
  readonly name: string
}

type Goals = Partial<Readonly<Record<FigureName, Goal>>>

export interface TrendLine {
  readonly name: string
  /** What a goal can be set for; null for others. */
  readonly figure: FigureName | null
  /** On the scale of the line. */
  readonly goal: Goal | null
  /** How the newest value stands to the goal, in words and a sign. */
  readonly goalWords: string | null
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
interface Column {
  readonly name: string
  readonly unit: string
  readonly figure: FigureName | null
  readonly read: Read
  readonly write: (value: number) => string
}

const plain = (name: string, read: Read, unit = ''): Column => ({
  ...{ name, unit, read, figure: null, write: oneDecimal },
})
/** Shares are kept as parts of one, and are drawn and put in as percent. */
export const scaleOf = (figure: FigureName) => (figure.endsWith('Share') ? 100 : 1)
const share = (part: number | undefined) => (part === undefined ? undefined : part * 100)

const columnsOf = (region: RegionName | null): readonly Column[] =>
  region
    ? [
        plain(t('peakPressure'), (point) => point.peakByRegion[region]),
        plain(t('meanPressure'), (point) => point.meanByRegion[region]),
        plain(t('shareOfLoad'), (point) => share(point.loadShareByRegion[region]), '%'),
      ]
    : [
        plain(t('meanPressure'), (point) => point.mean),
        ...FIGURE_NAMES.map((figure): Column => {
          const { name, unit, write } = FIGURE_WORDS[figure]
          const scale = scaleOf(figure)
          const read: Read = ({ figures: { [figure]: value } }) => value && value * scale
          return {
            ...{ name: t(name), unit: unit ? t(unit) : '', figure, read },
            write: (value) => write(value / scale),
          }
        }),
      ]

/** The lines of the page, of each workout or of each week: of a region, or of the foot with its gait. */
export function trendLines(
  points: readonly TrendPoint[],
  region: RegionName | null,
  by: 'workout' | 'week',
  goals: Goals = {},
): TrendLine[] {
  return columnsOf(region)
    .map((column) => lineOf(column, points, by, scaledGoal(goals, column.figure)))
    .filter((line) => line.points.length > 1)
}

function scaledGoal(goals: Goals, figure: FigureName | null): Goal | null {
  const goal = figure && goals[figure]
  return goal ? { ...goal, value: goal.value * scaleOf(figure) } : null
}

function lineOf(
  { name, unit, figure, read, write }: Column,
  all: readonly TrendPoint[],
  by: 'workout' | 'week',
  goal: Goal | null,
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
  const signed = `${difference > 0 ? '▲ +' : '▼ −'}${write(Math.abs(difference))}`
  const change = isLevel ? t('unchangedSince', { day }) : t('changedSince', { difference: signed, day })
  const latest = last ? write(last.value) : '–'
  const withUnit = [latest, unit].filter(Boolean).join(' ')
  const words = t('trendWords', { first: first ? write(first.value) : '–', latest: withUnit, change })
  const goalWords = goal && first && last ? wordsOfGoal(goal, first.value, last.value, write) : null
  return { name, figure, goal, goalWords, unit, latest, change, words, points, write }
}

function wordsOfGoal(goal: Goal, first: number, last: number, write: (value: number) => string): string {
  const { reach } = goal
  const aim = t('goalIs', { reach: reach === 'at-least' ? 'least' : 'most', value: write(goal.value) })
  if (isReached(goal, last)) return `${aim} ✓ ${t('goalReached')}`
  const left = write(Math.abs(goal.value - last))
  const leads = leadsTowards(goal, first, last)
  const direction = leads === null ? '' : ` ${leads ? `→ ${t('goalCloser')}` : `← ${t('goalFurther')}`}`
  return `${aim}${t('goalLeft', { value: left })}${direction}`
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
