import { LogController } from 'fastify'
import type { Config } from '../config.ts'

const BODY_LIMIT_IN_BYTES = 16 * 1024

/** Bounds on what a connection may cost: bytes, and time to send them. */
export function serverOptions(config: Config) {
  return {
    // Counted from this server: what stands further left in X-Forwarded-For anybody may have written.
    trustProxy: (_address: string, hop: number) => hop < config.proxies,
    bodyLimit: BODY_LIMIT_IN_BYTES,
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    routerOptions: { maxParamLength: 128 },
    // One line a request, written by logRequests when it has been answered.
    logController: new LogController({ disableRequestLogging: true }),
    // A browser's idle connection must not keep the process from ending.
    forceCloseConnections: 'idle' as const,
  }
}
