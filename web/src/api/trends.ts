import { FIGURE_NAMES } from '@kinetra/workouts/usual/figures'
import { workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { getJson } from './request.ts'

const byRegion = z.record(z.string(), z.number())
const trendPoint = z.object({
  workoutId: z.string(),
  name: z.string(),
  type: workoutType,
  startedAt: z.string(),
  peak: z.nullable(z.number()),
  mean: z.number(),
  peakByRegion: byRegion,
  meanByRegion: byRegion,
  /** Share of the load of both feet, 0–1. */
  loadShareByRegion: byRegion,
  /** What was measured of them, each in its own unit. */
  figures: z.partialRecord(z.enum(FIGURE_NAMES), z.number()),
})
export type TrendPoint = z.infer<typeof trendPoint>

/** One point a workout, oldest first. */
export const getTrends = async (signal?: AbortSignal) => {
  return (await getJson('/api/trends?limit=60', z.object({ points: z.array(trendPoint) }), signal)).points
}
