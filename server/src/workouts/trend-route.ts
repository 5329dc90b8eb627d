import type { Store } from '@kinetra/store/store'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod'
import type { App } from '../http/app-types.ts'
import { errors } from '../http/responses.ts'
import { type TrendPoint, trendPoint, trendPointOf } from './trend-point.ts'

const instant = z.iso.datetime({ offset: true })

/** How the user's workouts develop: one point a workout, oldest first. */
export function trendRoute(app: App, store: Store): void {
  app.get(
    '/api/trends',
    {
      schema: {
        summary: 'One point a workout, oldest first, of the newest that fit',
        querystring: z.object({
          type: z.optional(workoutType),
          from: instant.optional(),
          to: instant.optional(),
          limit: z.coerce.number().int().min(1).max(60).default(30),
        }),
        response: {
          200: z.object({ regions: z.array(z.string()), points: z.array(trendPoint) }),
          ...errors(400, 401, 429, 503),
        },
      },
    },
    async (request) => {
      const { workouts } = await store.workouts.list(request.user.id, request.query)
      const points: TrendPoint[] = []
      for (const workout of workouts.toReversed()) {
        const summary = await store.workouts.summary(request.user.id, workout.id)
        if (summary !== null) points.push(trendPointOf(workout, summary))
      }
      return { regions: [...REGION_NAMES], points }
    },
  )
}
