import type { FastifyInstance } from 'fastify'
import pino, { type DestinationStream } from 'pino'
import { LIVE_PATH, READY_PATH } from './status-routes.ts'

/** Asked all the time by machines: their lines would hide all others. */
const QUIET = new Set(['/health', LIVE_PATH, READY_PATH, '/metrics'])

/** JSON lines, on stderr unless told otherwise. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)) {
  return pino({ level, name: 'server' }, destination)
}

/**
 * One line for each answer: method, route as it is declared, status, time. No header, no query, no body
 * and no address that was asked for, so that no token and nothing spoken gets into a log.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const level = QUIET.has(route) ? 'debug' : 'info'
    const took = { status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }
    request.log[level]({ method: request.method, route, ...took }, 'request answered')
  })
}
