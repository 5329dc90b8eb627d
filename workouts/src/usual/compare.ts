import * as z from 'zod/mini'
import { REGION_NAMES, type RegionName } from '../regions.ts'
import { foot, workoutType } from '../workout.ts'
import { FIGURE_NAMES, FIGURES, type Measured } from './figures.ts'
import { isNear, type Side, side, sideOf, spread, spreadOf } from './spread.ts'

/** So many earlier workouts of the same kind say what is usual; older ones were another body. */
export const MOST_EARLIER = 10
/** The smallest difference of a region's peak that is worth a word, relative pressure. */
const LEAST_PEAK = 5

const verdict = z.enum(['better', 'worse', 'more', 'less', 'as-usual', 'unclear'])
/**
 * `more` and `less` where the field does not know what is better; `unclear` where it differs plainly, but earlier workouts
 * vary too much, or are too few, to tell.
 */
export type Verdict = z.infer<typeof verdict>

/** A value beside what is usual; `usual` and what follows from it are null with too few earlier workouts. */
const compared = { value: z.number(), usual: z.nullable(spread), side: z.nullable(side) }

/** A workout beside its owner's earlier ones of the same kind. */
export const comparison = z.object({
  type: workoutType,
  /** The earlier workouts that it was compared with, newest first. */
  earlierIds: z.array(z.string()),
  figures: z.array(z.object({ figure: z.enum(FIGURE_NAMES), verdict: z.nullable(verdict), ...compared })),
  /** Peaks, relative pressure 0–100. */
  feet: z.array(
    z.object({ foot, regions: z.array(z.object({ region: z.enum(REGION_NAMES), ...compared })) }),
  ),
  /** The region with the largest pressure–time integral, and the one that it most often was before. */
  mostLoaded: z.nullable(z.object({ now: z.enum(REGION_NAMES), before: z.nullable(z.enum(REGION_NAMES)) })),
})
export type Comparison = z.infer<typeof comparison>
export type ComparedFigure = Comparison['figures'][number]
export type ComparedRegion = Comparison['feet'][number]['regions'][number]

/** @param earlier of the same owner and kind, newest first; the first ten are used. */
export function compareWithUsual(current: Measured, earlier: readonly Measured[]): Comparison {
  const before = earlier.slice(0, MOST_EARLIER)
  const { type } = current.workout
  return {
    type,
    earlierIds: before.map(({ workout }) => workout.id),
    figures: FIGURE_NAMES.flatMap((figure) => {
      const { read, least, lessIsBetterIn } = FIGURES[figure]
      const value = read(current)
      if (value === null) return []
      const beside = besideUsual(value, before.map(read), least)
      const isNearUsual = beside.usual !== null && isNear(value, beside.usual, least)
      return [
        { figure, ...beside, verdict: verdictOf(beside.side, isNearUsual, lessIsBetterIn.includes(type)) },
      ]
    }),
    feet: current.summary.feet.map((shown) => ({
      foot: shown.foot,
      regions: shown.regions.map(({ region, peak }) => {
        const peaks = before.map(({ summary }) => {
          const same = summary.feet.find((candidate) => candidate.foot === shown.foot)
          return same?.regions.find((candidate) => candidate.region === region)?.peak ?? null
        })
        return { region, ...besideUsual(peak, peaks, LEAST_PEAK) }
      }),
    })),
    mostLoaded: mostLoaded(current, before),
  }
}

function besideUsual(value: number, earlier: readonly (number | null)[], least: number) {
  const usual = spreadOf(earlier.filter((one) => one !== null))
  return { value, usual, side: usual && sideOf(value, usual, least) }
}

function verdictOf(where: Side | null, isNearUsual: boolean, isLessBetter: boolean): Verdict | null {
  if (where === null) return null
  if (where === 'within') return isNearUsual ? 'as-usual' : 'unclear'
  if (!isLessBetter) return where === 'above' ? 'more' : 'less'
  return where === 'above' ? 'worse' : 'better'
}

function mostLoaded(current: Measured, before: readonly Measured[]): Comparison['mostLoaded'] {
  const now = mostLoadedOf(current)
  if (!now) return null
  const counts = Map.groupBy(before.map(mostLoadedOf), (region) => region)
  const [most] = [...counts].sort(([, one], [, other]) => other.length - one.length)
  const isUsual = most?.[0] && most[1].length > before.length / 2
  return { now, before: isUsual ? (most[0] ?? null) : null }
}

function mostLoadedOf({ summary }: Measured): RegionName | null {
  const integrals = REGION_NAMES.map((name) => {
    const parts = summary.feet.map(({ regions }) => regions.find(({ region }) => region === name))
    return { name, integral: parts.reduce((sum, part) => sum + (part?.pressureTimeIntegral ?? 0), 0) }
  })
  const most = integrals.reduce((one, other) => (other.integral > one.integral ? other : one))
  return most.integral > 0 ? most.name : null
}
