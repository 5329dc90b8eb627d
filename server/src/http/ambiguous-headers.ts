import type { FastifyRequest } from 'fastify'
import { RequestError } from './request-error.ts'

/** A proxy in front may go by the one where this server goes by the other. */
const ONCE = ['host', 'authorization', 'x-sandbox-id']

/** Refuses a request that names its host or its login twice. */
export function refuseAmbiguous(request: FastifyRequest): void {
  const names = request.raw.rawHeaders.filter((_text, index) => index % 2 === 0)
  for (const once of ONCE) {
    if (names.filter((name) => name.toLowerCase() === once).length > 1) {
      throw new RequestError(400, 'ambiguous_request', `The header "${once}" is there more than once.`)
    }
  }
}
