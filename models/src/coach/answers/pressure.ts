import { ask } from '../asking.ts'
import { nameOf } from '../phrases/workouts.ts'
import { type FootResult, type PlaceResult, pressureResult, type StatisticsResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import { inOther, workoutIdOf } from './which-workout.ts'

/** The pressure statistics of a workout, of the foot that a question names. */
export function* pressureIn(workout_id: string | null, turn: Turn, region: string | null) {
  const foot = turn.understood.slots.foot ?? null
  return yield* ask('get_pressure_summary', { workout_id, region, foot }, pressureResult)
}

/** The pressure statistics that a question is about. */
export function* pressureOf(turn: Turn, region: string | null) {
  const id = yield* workoutIdOf(turn)
  const result = yield* pressureIn(id, turn, region)
  return { ...result, where: inOther(id, nameOf(result)) }
}

/** The statistics of a region or a group on a foot; the whole foot without one. */
export function statisticsOf(foot: FootResult, region: string | null): PlaceResult | StatisticsResult | null {
  if (region === null) return foot.whole
  const other = region === 'Mid Foot' ? 'midfoot' : region
  return (
    foot.regions.find((place) => place.region === region) ??
    foot.groups.find((place) => place.region === region || place.region === other) ??
    null
  )
}

export const noData = (foot: string | undefined): string =>
  foot
    ? `I have no data from your ${foot} foot in this workout.`
    : 'There is no pressure data in this workout yet.'

/** The feet with a value, the highest first. */
export function highest(feet: FootResult[], region: string | null, key: 'peak' | 'mean') {
  const values = feet.flatMap((foot) => {
    const value = statisticsOf(foot, region)?.[key]
    return typeof value === 'number' ? [{ foot, value }] : []
  })
  return values.toSorted((a, b) => b.value - a.value)
}

/** Figures of which one foot is told. */
export type RegionField = 'pressure_time_integral' | 'contact_area_percent' | 'standard_deviation'

/** The first foot that has a statistic of a place. */
export function firstOf(feet: FootResult[], region: string | null, key: RegionField) {
  return feet.map((foot) => statisticsOf(foot, region)?.[key]).find((found) => typeof found === 'number')
}

/** Where on a foot the peak was: the region with the highest one. */
export const peakRegion = (foot: FootResult): string | null =>
  foot.regions.toSorted((a, b) => (b.peak ?? 0) - (a.peak ?? 0))[0]?.region ?? null

export function shareOf(foot: FootResult, region: string): number | null {
  const place = statisticsOf(foot, region)
  return place && 'load_share_percent' in place ? place.load_share_percent : null
}

/** The foot that is asked about; with both recorded, the first one and its name. */
export function chosenFoot([foot, other]: FootResult[], asked: string | undefined) {
  return foot ? { foot, side: asked ?? (other ? foot.foot : null) } : null
}

export const onFoot = (foot: string | null) =>
  foot === 'left' || foot === 'right' ? ` on the ${foot} foot` : ''
