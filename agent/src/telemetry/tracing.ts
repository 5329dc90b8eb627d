import { telemetry } from '@livekit/agents'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import { inTraceOfCall } from './call-trace.ts'
import { PersonalDataFilter } from './personal-data-filter.ts'

export interface Tracing {
  readonly inTraceOfCall: typeof inTraceOfCall
  /** Sends the rest, to be awaited before the process ends. */
  flush(): Promise<void>
}

/**
 * Sends the framework's spans of this process (job, session, turns, models, tools) to the collector that
 * OTEL_EXPORTER_OTLP_ENDPOINT names; the exporter reads that and OpenTelemetry's other variables itself.
 */
export function startTracing(): Tracing {
  const later = new telemetry.FanoutSpanProcessor()
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'kinetra-agent' })),
    spanProcessors: [later, new PersonalDataFilter(), new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  telemetry.setTracerProvider(provider, {
    allowPii: false,
    registerSpanProcessor: (processor) => later.add(processor),
  })
  return {
    inTraceOfCall,
    async flush() {
      await provider.forceFlush().catch(() => undefined)
      await provider.shutdown().catch(() => undefined)
    },
  }
}
