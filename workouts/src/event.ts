import * as z from 'zod/mini'
import { REGION_NAMES } from './regions.ts'
import { foot } from './workout.ts'

export const EVENT_TYPES = ['region_force_high', 'region_force_low'] as const
export const eventType = z.enum(EVENT_TYPES)
export type EventType = z.infer<typeof eventType>

/** A region that carried much more, or much less, than it should; the original app's fields and two more. */
export const workoutEvent = z.object({
  type: eventType,
  foot,
  region: z.enum(REGION_NAMES),
  /** The statistic of the region that was compared. */
  stat: z.string(),
  /** The extreme value of the statistic during the event, relative pressure 0–100. */
  value: z.number(),
  threshold: z.number(),
  comparison: z.enum(['gt', 'lt']),
  /** When it began, in milliseconds since 1970 (UTC). */
  timestamp: z.number(),
  /** Milliseconds from the beginning to the last frame that belongs to it. */
  durationMs: z.number(),
  source: z.string(),
})
export type WorkoutEvent = z.infer<typeof workoutEvent>
