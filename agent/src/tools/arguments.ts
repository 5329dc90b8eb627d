import { EVENT_TYPES } from '@kinetra/workouts/event'
import { REGION_GROUPS, REGION_NAMES, type RegionGroup, type RegionName } from '@kinetra/workouts/regions'
import { FEET, WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { NoWorkoutError } from './no-workout-error.ts'
import {
  eventTypeMeant,
  footMeant,
  plainMeanings,
  regionMeant,
  workoutMeantBy,
  workoutTypeMeant,
} from './plain-meaning.ts'

/** Arguments that several tools take; null always means "not said". */
const groupNames = Object.keys(REGION_GROUPS) as [RegionGroup, ...RegionGroup[]]

export const workoutIdArgument = z
  .string()
  .register(plainMeanings, { read: workoutMeantBy })
  .nullable()
  .describe('A workout_id from another tool; null for the workout on the screen.')
export const regionName = z
  .enum([...REGION_NAMES, ...groupNames] as [RegionName | RegionGroup, ...(RegionName | RegionGroup)[]])
  .register(plainMeanings, { read: regionMeant })
export const regionArgument = regionName
  .nullable()
  .describe('A region of the foot or a group of regions; null for all.')
export const footArgument = z
  .enum(FEET)
  .register(plainMeanings, { read: footMeant })
  .nullable()
  .describe('null for both.')
export const workoutTypeArgument = z
  .enum(WORKOUT_TYPES)
  .register(plainMeanings, { read: workoutTypeMeant })
  .nullable()
export const eventTypeArgument = z
  .enum(EVENT_TYPES)
  .register(plainMeanings, { read: eventTypeMeant })
  .nullable()
export const aboveArgument = z
  .number()
  .nullable()
  .describe('Only events with more pressure than this, 0 to 100; null for all.')
export const belowArgument = z.number().nullable().describe('Only events with less pressure than this.')

/** The workout that is meant: the named one, else the one on the screen. */
export function workoutMeant(named: string | null, call: CallState): string {
  const id = named ?? call.workoutId
  if (!id) throw new NoWorkoutError()
  return id
}
