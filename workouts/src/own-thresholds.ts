import * as z from 'zod/mini'
import { THRESHOLDS, type Thresholds } from './thresholds.ts'
import { WORKOUT_TYPES, type WorkoutType } from './workout.ts'

/** What a user set instead of an activity's usual thresholds: relative pressure, 0–100. */
export const ownThresholds = z
  .object({
    high: z.number().check(z.gte(10, 'must be at least 10'), z.lte(100, 'must be at most 100')),
    low: z.number().check(z.gte(0, 'must be at least 0'), z.lte(40, 'must be at most 40')),
  })
  .check(
    z.refine(({ high, low }) => high >= low + 5, {
      path: ['high'],
      error: 'must lie at least 5 above the low one',
    }),
  )
export type OwnThresholds = z.infer<typeof ownThresholds>

/** By activity; those that are not named keep the usual ones. */
export const thresholdsByType = z.partialRecord(z.enum(WORKOUT_TYPES), ownThresholds)
export type ThresholdsByType = z.infer<typeof thresholdsByType>

/** All limits of an activity. The distance from where an event begins to where it ends stays the usual one. */
export function thresholdsOf(type: WorkoutType, own: OwnThresholds | null | undefined): Thresholds {
  const usual = THRESHOLDS[type]
  if (!own) return usual
  const { high, low } = own
  const highEnd = Math.max(low, high - (usual.high - usual.highEnd))
  const lowEnd = Math.min(highEnd, low + (usual.lowEnd - usual.low))
  return { ...usual, high, highEnd, low, lowEnd }
}

export function sameThresholds(
  one: OwnThresholds | null | undefined,
  other: OwnThresholds | null | undefined,
): boolean {
  return one?.high === other?.high && one?.low === other?.low
}
