import { createServer } from 'node:http'
import { freePortFrom } from '../worker/free-port.ts'
import type { WorkerMetrics } from './worker-metrics.ts'

/**
 * Serves `/metrics` on a port of its own, because the framework's health server answers 404 to all it
 * does not know. Where the port is taken, by another worker, it is the next free one.
 * @param health the worker's health port, which the framework listens on only later.
 */
export async function serveMetrics(
  { registry }: WorkerMetrics,
  host: string,
  wished: number,
  health: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end('Figures for Prometheus are at /metrics.\n')
      return
    }
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
  })
  const port = await freePortFrom(wished === health ? wished + 1 : wished, host)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/metrics`,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
