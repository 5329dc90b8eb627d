import type { FootSummary, WorkoutSummary } from '@kinetra/workouts/summary'
import { FIGURE_NAMES, FIGURES } from '@kinetra/workouts/usual/figures'
import { type Workout, workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod'

const byRegion = z.record(z.string(), z.number())

/** A workout as a point of a trend. Pressures are relative, 0–100; gait values are null below 20 Hz. */
export const trendPoint = z.object({
  workoutId: z.string(),
  name: z.string(),
  type: workoutType,
  startedAt: z.string(),
  durationInS: z.number(),
  /** Highest of any cell. */
  peak: z.number().nullable(),
  /** Mean over cells and frames of both feet. */
  mean: z.number(),
  peakByRegion: byRegion,
  meanByRegion: byRegion,
  /** Share of the total load of both feet, 0–1; sums to 1 over the regions. */
  loadShareByRegion: byRegion,
  cadencePerMin: z.number().nullable(),
  contactTimeMs: z.number().nullable(),
  highForceEvents: z.number(),
  lowForceEvents: z.number(),
  /** What goals are set for, each in its own unit; without those that were not measured. */
  figures: z.partialRecord(z.enum(FIGURE_NAMES), z.number()),
})
export type TrendPoint = z.infer<typeof trendPoint>

export function trendPointOf(workout: Workout, summary: WorkoutSummary): TrendPoint {
  const { feet } = summary
  return {
    workoutId: workout.id,
    name: workout.name,
    type: workout.type,
    startedAt: workout.startedAt,
    durationInS: workout.durationInS,
    peak: workout.peakPressure,
    mean: weighted(feet, (foot) => foot.whole.mean, frames),
    peakByRegion: regionsOf(feet, (name) =>
      Math.max(0, ...feet.flatMap((foot) => regionIn(foot, name)?.peak ?? [])),
    ),
    meanByRegion: regionsOf(feet, (name) =>
      weighted(feet, (foot) => regionIn(foot, name)?.mean ?? 0, frames),
    ),
    loadShareByRegion: regionsOf(feet, (name) =>
      weighted(feet, (foot) => regionIn(foot, name)?.loadShare ?? 0, load),
    ),
    cadencePerMin: summary.gait?.cadencePerMin ?? null,
    contactTimeMs: summary.gait?.contactTimeMs ?? null,
    highForceEvents: workout.highForceEvents,
    lowForceEvents: workout.lowForceEvents,
    figures: Object.fromEntries(
      FIGURE_NAMES.flatMap((name) => {
        const value = FIGURES[name].read({ workout, summary })
        return value === null ? [] : [[name, value]]
      }),
    ),
  }
}

const frames = (foot: FootSummary) => foot.frameCount
const load = (foot: FootSummary) => foot.frameCount * foot.whole.sum

function regionIn(foot: FootSummary, name: string) {
  return foot.regions.find(({ region }) => region === name)
}

function regionsOf(feet: FootSummary[], value: (name: string) => number): Record<string, number> {
  const names = new Set(feet.flatMap((foot) => foot.regions.map(({ region }) => region)))
  return Object.fromEntries([...names].map((name) => [name, value(name)]))
}

/** The feet's values, weighted; 0 where nothing weighs anything. */
function weighted(
  feet: FootSummary[],
  value: (foot: FootSummary) => number,
  weight: (foot: FootSummary) => number,
): number {
  const total = feet.reduce((sum, foot) => sum + weight(foot), 0)
  if (total === 0) return 0
  return feet.reduce((sum, foot) => sum + value(foot) * weight(foot), 0) / total
}
