import { REGION_GROUPS, type RegionName } from '../regions.ts'
import type { FootSummary, WorkoutSummary } from '../summary.ts'
import type { Workout, WorkoutType } from '../workout.ts'

/** A workout with what was measured in it. */
export interface Measured {
  readonly workout: Workout
  readonly summary: WorkoutSummary
}

export const FIGURE_NAMES = [
  'hardLandings',
  'lightContacts',
  'peakPressure',
  'cadence',
  'contactTime',
  'heelShare',
  'leftShare',
] as const
export type FigureName = (typeof FIGURE_NAMES)[number]

interface Figure {
  /** Null where it was not measured. */
  readonly read: (measured: Measured) => number | null
  /** The smallest difference worth a word, in the figure's own unit: below it lies the measurement. */
  readonly least: number
  /** Kinds of workouts in which less of it is better; in all others the field does not know. */
  readonly lessIsBetterIn: readonly WorkoutType[]
}

/** So many for each minute of one foot, so that workouts of other lengths and with another insole compare. */
const perMinute = (count: number, summary: WorkoutSummary): number | null => {
  const minutes = (summary.durationInS / 60) * summary.feet.length
  return minutes > 0 ? count / minutes : null
}

/**
 * What a workout is compared by. "Better" is said of hard landings in running alone: runners who land with higher
 * impact loading are injured more often (Milner et al., Med Sci Sports Exerc 38, 2006; Davis, Bowser & Mullineaux, Br J
 * Sports Med 50, 2016), and feedback that lowers it is an accepted aim of gait retraining (Crowell & Davis, Clin
 * Biomech 26, 2011). They measured force plates and shins, not insoles: hard landings stand in for it.
 *
 * Left open: cadence, for which a higher step rate unloads hip and knee (Heiderscheit et al., Med Sci Sports Exerc 43,
 * 2011) but no rate is right for all; contact time, which goes by the speed; heel and forefoot, of which neither has
 * been shown to injure less (Hamill & Gruber, J Sport Health Sci 6, 2017); the balance of left and right, which does
 * not tell injured runners from others (Zifchock, Davis & Hamill, J Biomech 39, 2006); peak pressure, which is relative
 * to the sensor; and light contacts.
 */
export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  /** A minute and foot. */
  hardLandings: {
    read: ({ workout, summary }) => perMinute(workout.highForceEvents, summary),
    least: 0.5,
    lessIsBetterIn: ['running'],
  },
  /** A minute and foot. */
  lightContacts: {
    read: ({ workout, summary }) => perMinute(workout.lowForceEvents, summary),
    least: 0.5,
    lessIsBetterIn: [],
  },
  /** Relative, 0–100. */
  peakPressure: { read: ({ workout }) => workout.peakPressure, least: 3, lessIsBetterIn: [] },
  /** Steps a minute. */
  cadence: { read: ({ summary }) => summary.gait?.cadencePerMin || null, least: 3, lessIsBetterIn: [] },
  /** Milliseconds. */
  contactTime: { read: ({ summary }) => summary.gait?.contactTimeMs ?? null, least: 8, lessIsBetterIn: [] },
  /** Share of the load, 0–1. */
  heelShare: { read: ({ summary }) => heelShare(summary.feet), least: 0.03, lessIsBetterIn: [] },
  /** Share of the load of both feet, 0–1. */
  leftShare: { read: ({ summary }) => summary.leftLoadShare, least: 0.02, lessIsBetterIn: [] },
}

function heelShare(feet: readonly FootSummary[]): number | null {
  const heel: readonly RegionName[] = REGION_GROUPS.heel
  const loads = feet.map(({ frameCount, whole, regions }) => {
    const share = regions
      .filter(({ region }) => heel.includes(region))
      .reduce((sum, { loadShare }) => sum + loadShare, 0)
    return { load: frameCount * whole.sum, share }
  })
  const total = loads.reduce((sum, { load }) => sum + load, 0)
  return total > 0 ? loads.reduce((sum, { load, share }) => sum + load * share, 0) / total : null
}
