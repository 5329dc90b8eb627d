import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

/**
 * Sends this process' spans to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names; the exporter reads that
 * and OpenTelemetry's other variables itself. Without this, the spans of spans.ts are not made at all.
 * @returns what sends the rest, to be awaited before the process ends.
 */
export function startTracing(): () => Promise<void> {
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'kinetra-server' })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  return async () => await provider.shutdown().catch(() => undefined)
}
