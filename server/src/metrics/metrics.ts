import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What this server counts; each instance has a registry of its own. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'kinetra_server_' })
  // Gauges that prom-client names as if they were counters, which Prometheus's own check refuses.
  for (const what of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`kinetra_server_nodejs_active_${what}_total`)
  const registers = [registry]
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'kinetra_http_request_duration_seconds',
      help: 'Time to answer, by route as it is declared',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    callsStarted: new Counter({ name: 'kinetra_calls_started_total', help: 'Calls started', registers }),
    dispatches: new Counter({
      name: 'kinetra_calls_redispatched_total',
      help: 'Times the watcher sent for the coach again',
      labelNames: ['cause'],
      registers,
    }),
    callsEnded: new Counter({
      name: 'kinetra_calls_ended_total',
      help: 'Calls the watcher ended',
      labelNames: ['cause'],
      registers,
    }),
    openCalls: new Gauge({
      name: 'kinetra_calls_open',
      help: 'Calls that have not ended and that this server watches; all servers together have each once',
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>

/** Times every request, and serves what was counted at /metrics. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.requestSeconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
}
