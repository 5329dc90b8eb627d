import { errorBody } from '@kinetra/protocol/connection-details'
import * as z from 'zod'

type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 429 | 500 | 502 | 503

/** Response schemas for the statuses a route may refuse with; all have the one body of errors. */
export function errors<S extends ErrorStatus>(...statuses: S[]): Record<S, typeof errorBody> {
  return Object.fromEntries(statuses.map((status) => [status, errorBody])) as Record<S, typeof errorBody>
}

/** An answer without a body. */
export const nothing = z.null().describe('Done; there is nothing to say.')

/** An answer that is no JSON; refusals of the same route still are. */
export function answerOf(contentType: string, description: string) {
  return { description, content: { [contentType]: { schema: z.unknown() } } }
}
