import { createServer } from 'node:http'
import { freePortFrom } from '../worker/free-port.ts'
import type { WorkerMetrics } from './worker-metrics.ts'

/**
 * Serves `/metrics`, and for probes `/live` (the process works; LiveKit may be away) and `/ready` (LiveKit knows the
 * worker), on a port of its own, because the framework's health server answers 404 to all it does not know. Where the
 * port is taken, by another worker, it is the next free one.
 * @param isReady whether LiveKit knows this worker.
 * @param health the worker's health port, which the framework listens on only later.
 */
export async function serveMetrics(
  { registry }: WorkerMetrics,
  isReady: () => Promise<boolean>,
  host: string,
  wished: number,
  health: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    switch (request.method === 'GET' && request.url?.split('?')[0]) {
      case '/metrics':
        response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
        return
      case '/live':
        response.writeHead(200).end('ok\n')
        return
      case '/ready':
        if (await isReady()) response.writeHead(200).end('ok\n')
        else response.writeHead(503).end('LiveKit does not know this worker.\n')
        return
      default:
        response.writeHead(404).end('There are /metrics, /live and /ready.\n')
    }
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
