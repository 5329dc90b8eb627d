import type { FastifyReply } from 'fastify'
import { ApiError } from './api-error.ts'

/** The caller is gone: nobody reads the answer, and nothing here has failed. */
export const hungUp = () =>
  new ApiError('The caller hung up.', { status: 499, code: 'client_closed_request' })

/** Aborts when the caller hangs up before the answer is complete, so that no work is done for nobody. */
export function closedSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(hungUp())
  })
  return controller.signal
}
