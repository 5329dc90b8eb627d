import { z } from 'zod'
import { workoutTypeArgument } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { dayOf } from './day-of.ts'
import { PERIODS, periodRange } from './period.ts'
import { round } from './present.ts'

const DEFAULT_LIMIT = 5

export const listWorkouts = coachTool({
  name: 'list_workouts',
  description: "The user's workouts, newest first, of a period and a type.",
  parameters: z.object({
    period: z.enum(PERIODS).nullable(),
    type: workoutTypeArgument,
    limit: z.number().int().min(1).max(10).nullable(),
  }),
  async run(args, call) {
    const range = args.period ? periodRange(args.period, new Date()) : {}
    const { workouts } = await call.store.workouts.list(call.viewerId, {
      ...range,
      type: args.type ?? undefined,
      limit: 100,
    })
    return {
      total: workouts.length,
      workouts: workouts.slice(0, args.limit ?? DEFAULT_LIMIT).map((workout) => ({
        workout_id: workout.id,
        name: workout.name,
        type: workout.type,
        started_at: workout.startedAt,
        when: dayOf(workout.startedAt),
        duration_s: round(workout.durationInS),
        peak: workout.peakPressure === null ? null : round(workout.peakPressure),
        high_force_events: workout.highForceEvents,
      })),
    }
  },
  line: (result) => `looked through ${result.total} workout${result.total === 1 ? '' : 's'}`,
})
