import { REGION_GROUPS, type RegionName } from '@kinetra/workouts/regions'
import type { WorkoutSummary } from '@kinetra/workouts/summary'

/** A figure of a stretch of a workout; null where it was not measured. */
export type Figure = (summary: WorkoutSummary) => number | null

const HEEL: readonly RegionName[] = REGION_GROUPS.heel

const FIGURES = {
  /** Percent of the load that the heel carries, the mean of the feet. */
  heel_load_share_percent({ feet }) {
    const shares = feet.map(({ regions }) =>
      regions
        .filter(({ region }) => HEEL.includes(region))
        .reduce((sum, { loadShare }) => sum + loadShare, 0),
    )
    return shares.length === 0 ? null : (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length
  },
  /** Percent of the load of both feet that the left one carries. */
  left_load_share_percent: ({ leftLoadShare }) => (leftLoadShare === null ? null : 100 * leftLoadShare),
  cadence_per_min: ({ gait }) => gait?.cadencePerMin || null,
  contact_time_ms: ({ gait }) => gait?.contactTimeMs ?? null,
} satisfies Record<string, Figure>

/** Named as tools name them in their results. */
export type FigureName = keyof typeof FIGURES
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[]
export const figureOf = (name: FigureName, summary: WorkoutSummary): number | null => FIGURES[name](summary)
