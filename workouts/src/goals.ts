import * as z from 'zod/mini'
import { FIGURE_NAMES } from './usual/figures.ts'
import { WORKOUT_TYPES } from './workout.ts'

/** What a user wants a figure to come to: they know for themselves what the field leaves open. */
export const goal = z.strictObject({
  reach: z.enum(['at-least', 'at-most']),
  /** In the figure's own unit. */
  value: z.number().check(z.gte(0, 'must be at least 0'), z.lte(10_000, 'must be at most 10000')),
})
export type Goal = z.infer<typeof goal>

/** By kind of workout and figure. */
export const goalsByType = z.partialRecord(z.enum(WORKOUT_TYPES), z.partialRecord(z.enum(FIGURE_NAMES), goal))
export type GoalsByType = z.infer<typeof goalsByType>

export const isReached = ({ reach, value }: Goal, now: number): boolean =>
  reach === 'at-least' ? now >= value : now <= value

/** Whether a change from one value to another leads towards the goal; null where it neither does nor leads away. */
export function leadsTowards(goal: Goal, from: number, to: number): boolean | null {
  const distance = (value: number) => (isReached(goal, value) ? 0 : Math.abs(goal.value - value))
  if (distance(from) === distance(to)) return null
  return distance(to) < distance(from)
}
