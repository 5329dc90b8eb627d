import * as z from 'zod/mini'

export const WORKOUT_TYPES = ['running', 'walking', 'tennis', 'standing', 'other'] as const
export const workoutType = z.enum(WORKOUT_TYPES)
export type WorkoutType = z.infer<typeof workoutType>

export const FEET = ['left', 'right'] as const
export const foot = z.enum(FEET)
export type Foot = z.infer<typeof foot>

/** A workout as it is listed: never with frames. Times are ISO 8601 in UTC with `Z`. */
export const workout = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  type: workoutType,
  status: z.enum(['in-progress', 'completed']),
  startedAt: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Frames stored so far, both feet together. */
  frameCount: z.number(),
  /** Seconds from the first to the last frame. */
  durationInS: z.number(),
  highForceEvents: z.number(),
  lowForceEvents: z.number(),
  /** Highest pressure of any cell, relative 0–100; null before the first frame. */
  peakPressure: z.nullable(z.number()),
  /** What was changed at import, in sentences for the user (such as a corrected sensor offset). */
  remarks: z.array(z.string()),
})
export type Workout = z.infer<typeof workout>
