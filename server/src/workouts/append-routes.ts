import { workoutId } from '@kinetra/protocol/ids'
import type { LiveWorkouts } from '@kinetra/store/live/live-workouts'
import type { Store } from '@kinetra/store/store'
import { sentFrame } from '@kinetra/workouts/frame'
import { FEET } from '@kinetra/workouts/workout'
import * as z from 'zod'
import type { App } from '../http/app-types.ts'
import { errors } from '../http/responses.ts'

const BODY_LIMIT_IN_BYTES = 256 * 1024
const BATCH_LIMIT_IN_FRAMES = 250
const SEQUENCE_LIMIT = 10_000_000

/** Frames arrive in numbered batches: in any order, and again where an answer was lost. */
export function appendRoutes(app: App, store: Store, live: LiveWorkouts): void {
  app.post(
    '/api/workouts/:id/frames',
    {
      bodyLimit: BODY_LIMIT_IN_BYTES,
      schema: {
        summary: 'Append a numbered batch of frames; the same batch again changes nothing',
        description:
          'Batches are numbered from 0 and may come in any order. The same number with other frames is refused (409). Where two insoles send for themselves, each names itself in `insole` and numbers its own batches from 0; either all batches of a workout name theirs, or none does. A value is a pressure from 0 to 100, or -1 or null where there is no sensor; less than 1 outside of 0 to 100 is clamped.',
        params: z.object({ id: workoutId }),
        body: z.object({
          seq: z.number().int().min(0).max(SEQUENCE_LIMIT),
          insole: z.enum(FEET).nullish().describe('The insole that numbers these batches, where two do'),
          frames: z.array(sentFrame).min(1).max(BATCH_LIMIT_IN_FRAMES),
        }),
        response: {
          200: z.object({
            stored: z.enum(['new', 'already']),
            missing: z
              .array(z.number())
              .readonly()
              .describe('Numbers of batches that have not arrived, of the named insole where one is'),
            frameCount: z.number(),
          }),
          ...errors(400, 401, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request) => {
      const { id } = request.params
      const result = await store.workouts.appendFrames(request.user.id, id, {
        ...request.body,
        insole: request.body.insole ?? undefined,
      })
      if (result.stored === 'new') live.changed(id)
      return result
    },
  )
}
