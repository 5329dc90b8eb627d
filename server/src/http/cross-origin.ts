import type { FastifyCorsOptions } from '@fastify/cors'
import type { Config } from '../config.ts'

/** What pages of other origins that are configured may do: everything that this server's own page does. */
export function crossOrigin(config: Config): FastifyCorsOptions {
  return {
    origin: [...config.corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['retry-after', 'location', 'content-disposition'],
    maxAge: 600,
  }
}
