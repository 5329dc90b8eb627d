import {
  CONNECTION_DETAILS_ALIAS,
  CONNECTION_DETAILS_PATH,
  connectionDetailsAnswer,
  connectionDetailsRequest,
  inBothSpellings,
} from '@kinetra/protocol/connection-details'
import { callId } from '@kinetra/protocol/ids'
import * as z from 'zod'
import type { App } from '../http/app-types.ts'
import { errors } from '../http/responses.ts'
import type { Limiters } from '../limits/limiters.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { rejoinCall, rejoinRequest } from './rejoin-call.ts'
import { type CallDependencies, startCall } from './start-call.ts'

/** The token endpoint, under both of its names, and the way back into a call after a reload. */
export function connectionDetailsRoutes(
  app: App,
  dependencies: CallDependencies & { readonly limiters: Limiters; readonly metrics: Metrics },
): void {
  for (const path of [CONNECTION_DETAILS_PATH, CONNECTION_DETAILS_ALIAS]) {
    app.post(
      path,
      {
        schema: {
          summary: 'Start a call and get the details to join it',
          body: connectionDetailsRequest,
          response: { 200: connectionDetailsAnswer, ...errors(400, 401, 404, 413, 415, 429, 502, 503) },
        },
      },
      async (request) => {
        await dependencies.limiters.callStart(request.user.id)
        const details = await startCall(dependencies, request.user, request.body)
        dependencies.metrics.callsStarted.inc()
        return inBothSpellings(details)
      },
    )
  }
  app.post(
    '/api/calls/:id/connection-details',
    {
      schema: {
        summary: 'Get the details to join a call again, within a minute of leaving it',
        params: z.object({ id: callId }),
        body: rejoinRequest,
        response: {
          200: connectionDetailsAnswer,
          ...errors(400, 401, 404, 409, 410, 413, 415, 429, 502, 503),
        },
      },
    },
    async (request) => {
      // It asks LiveKit and gives a token, as a start does.
      await dependencies.limiters.callStart(request.user.id)
      return inBothSpellings(await rejoinCall(dependencies, request.user, request.params.id, request.body))
    },
  )
}
