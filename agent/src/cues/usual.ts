import type { Store } from '@kinetra/store/store'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { WorkoutType } from '@kinetra/workouts/workout'
import { FIGURE_NAMES, type FigureName, figureOf } from './figures.ts'

/** What is usual for this person: a figure, how far their workouts lie from it, and where it comes from. */
export interface Usual {
  readonly value: number
  /** Standard deviation of the workouts; 0 where it comes from this one alone. */
  readonly spread: number
  readonly from: 'earlier workouts' | 'this workout'
}
export type Usuals = Partial<Record<FigureName, Usual>>

/** Fewer workouts do not say what is usual. */
const FEWEST_WORKOUTS = 3
const MOST_WORKOUTS = 10
/** Shorter ones are trials. */
const SHORTEST_S = 60
/** The median absolute deviation of normally distributed values, as their standard deviation. */
const MAD_TO_DEVIATION = 1.4826

/** What is usual in the user's own latest workouts of a type; empty where there are fewer than three. */
export async function usualOf(store: Store, viewerId: string, type: WorkoutType): Promise<Usuals> {
  const { workouts } = await store.workouts.list(viewerId, { type, limit: 3 * MOST_WORKOUTS })
  const own = workouts
    .filter(({ ownerId, status }) => ownerId === viewerId && status === 'completed')
    .filter(({ durationInS }) => durationInS >= SHORTEST_S)
    .slice(0, MOST_WORKOUTS)
  if (own.length < FEWEST_WORKOUTS) return {}
  const summaries: WorkoutSummary[] = []
  for (const { id } of own) {
    const summary = await store.workouts.summary(viewerId, id)
    if (summary) summaries.push(summary)
  }
  return usualIn(summaries)
}

function usualIn(summaries: readonly WorkoutSummary[]): Usuals {
  return Object.fromEntries(
    FIGURE_NAMES.flatMap((name) => {
      const values = summaries.map((summary) => figureOf(name, summary)).filter((value) => value !== null)
      if (values.length < FEWEST_WORKOUTS) return []
      const value = median(values)
      const spread = MAD_TO_DEVIATION * median(values.map((one) => Math.abs(one - value)))
      return [[name, { value, spread, from: 'earlier workouts' } satisfies Usual]]
    }),
  )
}

/** What is usual as the first minutes of the workout itself show it. */
export function usualSoFar(summary: WorkoutSummary): Usuals {
  return Object.fromEntries(
    FIGURE_NAMES.flatMap((name) => {
      const value = figureOf(name, summary)
      return value === null ? [] : [[name, { value, spread: 0, from: 'this workout' } satisfies Usual]]
    }),
  )
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
