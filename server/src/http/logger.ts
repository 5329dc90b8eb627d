import pino, { type DestinationStream } from 'pino'

/**
 * JSON lines, on stderr unless told otherwise. A request is logged by method, path and address only: no
 * header, no query, no body, so that no token and nothing spoken gets into a log.
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)) {
  return pino(
    {
      level,
      name: 'server',
      serializers: {
        req: (request: { method: string; url: string; ip: string }) => ({
          method: request.method,
          path: request.url.split('?', 1)[0],
          ip: request.ip,
        }),
        res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      },
    },
    destination,
  )
}
