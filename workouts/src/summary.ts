import * as z from 'zod/mini'
import { REGION_NAMES } from './regions.ts'
import { foot } from './workout.ts'

/**
 * Statistics of one region, or of the whole foot, over all frames of one foot. Pressures are relative,
 * 0–100, over the region's cells that have a sensor.
 */
export const pressureStatistics = z.object({
  /** Mean over cells and frames. */
  mean: z.number(),
  /** Highest cell value, and when it was, in milliseconds since the workout's first frame. */
  peak: z.number(),
  peakAtMs: z.number(),
  minimum: z.number(),
  /** Population standard deviation over cells and frames: √(M2 ∕ n), merged by Chan et al. 1979. */
  standardDeviation: z.number(),
  /** Mean over frames of the sum over the region's cells, relative pressure × cells. */
  sum: z.number(),
  /**
   * Integral over time of the region's highest cell, relative pressure × seconds: trapezoids between frames
   * of one foot, pauses over 2 s left out. Source: Melai et al., "Calculation of plantar pressure time
   * integral, an alternative approach", Gait & Posture 34 (2011), the conventional peak-cell form.
   */
  pressureTimeIntegral: z.number(),
  /**
   * Share of the region's cells with a sensor that are loaded above the contact threshold, averaged over the
   * frames in which at least one of them is, 0–1.
   */
  contactArea: z.number(),
  /** Share of the foot's total load that this region carries, 0–1; the whole foot has 1. */
  loadShare: z.number(),
})
export type PressureStatistics = z.infer<typeof pressureStatistics>

/** Values of the gait; absent (null) below 20 frames a second, never guessed. */
export const gait = z.object({
  /** Steps seen by the insoles that recorded; with one insole those of that foot only. */
  steps: z.number(),
  /** Steps a minute of both feet together; with one insole, twice that foot's strides; 0 without strides. */
  cadencePerMin: z.number(),
  /** Mean time of a foot on the ground a step, in milliseconds; null without a step, as in standing. */
  contactTimeMs: z.nullable(z.number()),
  /**
   * Shares of the stance, which sum to 1: loading until the forefoot bears load, mid-stance until the heel no
   * longer does, push-off until toe-off; null without a step. After De Cock et al., "Temporal
   * characteristics of foot roll-over during barefoot jogging", Gait & Posture 21 (2005), whose initial-contact
   * and forefoot-contact phases are one here.
   */
  stancePhases: z.nullable(z.object({ loading: z.number(), midStance: z.number(), pushOff: z.number() })),
})
export type Gait = z.infer<typeof gait>

export const footSummary = z.object({
  foot,
  frameCount: z.number(),
  samplingRateHz: z.number(),
  whole: pressureStatistics,
  regions: z.array(z.extend(pressureStatistics, { region: z.enum(REGION_NAMES) })),
  /** Heel load divided by forefoot load (toes and metatarsals); null where the forefoot had none. */
  heelToForefoot: z.nullable(z.number()),
  /**
   * Mean centre of pressure over the frames in which the foot bears load, as fractions of the insole (0 heel,
   * 1 toes; 0 inner, 1 outer side), and its population deviation, which in standing is the sway.
   */
  centreOfPressure: z.optional(
    z.nullable(
      z.object({
        along: z.number(),
        across: z.number(),
        alongDeviation: z.number(),
        acrossDeviation: z.number(),
      }),
    ),
  ),
  /** Mean centre-of-pressure path over the stance at every tenth of it (empty without steps), as fractions of the insole's length (0 heel, 1 toes) and width (0 inner, 1 outer side). */
  centreOfPressurePath: z.array(z.object({ along: z.number(), across: z.number() })),
  gait: z.nullable(gait),
})
export type FootSummary = z.infer<typeof footSummary>

export const workoutSummary = z.object({
  workoutId: z.string(),
  startedAtMs: z.number(),
  durationInS: z.number(),
  frameCount: z.number(),
  feet: z.array(footSummary),
  /** Both feet together: steps and cadence over the workout; null below 20 Hz. */
  gait: z.nullable(gait),
  /** Share of the total load on the left foot, 0–1; null with one insole. */
  leftLoadShare: z.nullable(z.number()),
})
export type WorkoutSummary = z.infer<typeof workoutSummary>

/** One bin of a chart over time: extremes and mean of a region's mean pressure in it. */
export const overviewBin = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
})
export type OverviewBin = z.infer<typeof overviewBin>
