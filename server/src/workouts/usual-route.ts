import { workoutId } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import { comparison } from '@kinetra/workouts/usual/compare'
import { compareStored } from '@kinetra/workouts/usual/compare-stored'
import * as z from 'zod'
import type { App } from '../http/app-types.ts'
import { errors } from '../http/responses.ts'

/** A workout beside its owner's earlier ones of the same kind. */
export function usualRoute(app: App, store: Store): void {
  app.get(
    '/api/workouts/:id/usual',
    {
      schema: {
        summary: 'The workout beside the usual of earlier ones of its kind; null before the first frame',
        params: z.object({ id: workoutId }),
        response: { 200: z.nullable(comparison), ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request) => await compareStored(store.workouts, request.user.id, request.params.id),
  )
}
