import { workoutId } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import { eventType, workoutEvent } from '@kinetra/workouts/event'
import { frame } from '@kinetra/workouts/frame'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { overviewBin, workoutSummary } from '@kinetra/workouts/summary'
import { foot } from '@kinetra/workouts/workout'
import * as z from 'zod'
import type { App } from '../http/app-types.ts'
import { cursorAfter, nextCursor, pageOf } from '../http/pages.ts'
import { errors } from '../http/responses.ts'

const params = z.object({ id: workoutId })
const region = z.enum(REGION_NAMES)
/** Milliseconds since the workout's first frame; a year is longer than any workout. */
const offsetMs = z.coerce.number().min(0).max(31_536_000_000)
const refusals = errors(400, 401, 404, 429, 503)

/** What was measured in a workout: summary, events, frames, and a chart's line. */
export function measurementRoutes(app: App, store: Store): void {
  app.get(
    '/api/workouts/:id/summary',
    {
      schema: {
        summary: 'Statistics of the whole workout; null before the first frame',
        params,
        response: { 200: z.nullable(workoutSummary), ...refusals },
      },
    },
    async (request) => await store.workouts.summary(request.user.id, request.params.id),
  )

  app.get(
    '/api/workouts/:id/events',
    {
      schema: {
        summary: 'Events in order of time',
        params,
        querystring: pageOf(1000).extend({
          type: z.optional(eventType),
          foot: z.optional(foot),
          region: z
            .union([region.transform((one) => [one]), z.array(region).max(10)])
            .optional()
            .describe('May be repeated'),
        }),
        response: { 200: z.object({ events: z.array(workoutEvent), nextCursor }), ...refusals },
      },
    },
    async (request) => {
      const { type, foot: ofFoot, region: regions, limit = 500, cursor } = request.query
      const filter = { type, foot: ofFoot, regions, limit, cursor }
      const events = await store.workouts.events(request.user.id, request.params.id, filter)
      return { events, nextCursor: cursorAfter(events, { limit, cursor }) }
    },
  )

  app.get(
    '/api/workouts/:id/frames',
    {
      schema: {
        summary: 'Frames from from_ms up to, not including, to_ms, in milliseconds since the first frame',
        params,
        querystring: z.object({
          from_ms: offsetMs.default(0),
          to_ms: offsetMs.optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(250),
        }),
        response: { 200: z.object({ frames: z.array(frame) }), ...refusals },
      },
    },
    async (request) => {
      const { from_ms: fromMs, to_ms: toMs = Number.POSITIVE_INFINITY, limit } = request.query
      const window = { fromMs, toMs, limit }
      return { frames: await store.workouts.frames(request.user.id, request.params.id, window) }
    },
  )

  app.get(
    '/api/workouts/:id/overview',
    {
      schema: {
        summary: 'The course of the mean pressure as minimum, maximum and mean a bin',
        params,
        querystring: z.object({
          foot,
          bins: z.coerce.number().int().min(1).max(2000).default(400),
          region: region.optional().describe('The whole foot where absent'),
        }),
        response: { 200: z.object({ bins: z.array(overviewBin) }), ...refusals },
      },
    },
    async (request) => ({
      bins: await store.workouts.overview(request.user.id, request.params.id, request.query),
    }),
  )
}
