import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const tracer = trace.getTracer('kinetra-server')

/**
 * One span for each request under /api, a child of the caller's where it sent a W3C trace context. Like the
 * log it names the route as it is declared: no address that was asked for, no person, no body.
 */
export function traceRequests(app: FastifyInstance): void {
  const traced = new WeakMap<FastifyRequest, Context>()
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url
    if (route === undefined || !(route.startsWith('/api/') || request.method === 'POST')) return
    const caller = propagation.extract(ROOT_CONTEXT, request.headers)
    const attributes = { 'http.request.method': request.method, 'http.route': route }
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, caller)
    traced.set(request, trace.setSpan(caller, span))
  })
  // A body arrives in events of the connection, outside of any context: it is entered after that.
  app.addHook('preHandler', (request, _reply, done) => {
    context.with(traced.get(request) ?? context.active(), done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const span = trace.getSpan(traced.get(request) ?? ROOT_CONTEXT)
    span?.setAttribute('http.response.status_code', reply.statusCode)
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
  })
}

/** Runs `work` in a span of its own; what it throws marks the span, and its message stays out of it. */
export async function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return await tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The present trace context as W3C `traceparent`; undefined where nothing is traced. */
export function traceparent(): string | undefined {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}
