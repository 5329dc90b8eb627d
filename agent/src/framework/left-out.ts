import { registerHooks } from 'node:module'

/**
 * What the framework loads and a call never needs: pictures for chat models, and the upload of recordings to LiveKit Cloud,
 * which no session here asks for (`record: false`). By the names that it takes from each.
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  sharp: ['default'],
  '@opentelemetry/exporter-metrics-otlp-proto': ['OTLPMetricExporter'],
  '@opentelemetry/exporter-trace-otlp-proto': ['OTLPTraceExporter'],
  '@opentelemetry/otlp-exporter-base': ['CompressionAlgorithm', 'OTLPExporterError'],
  '@opentelemetry/sdk-metrics': ['AggregationTemporality', 'MeterProvider', 'PeriodicExportingMetricReader'],
  '@opentelemetry/sdk-trace-node': ['BatchSpanProcessor', 'NodeTracerProvider'],
  '@opentelemetry/resources': ['defaultResource', 'detectResources', 'envDetector', 'resourceFromAttributes'],
}

// Loaded before anything else by each process that the worker forks (../worker/small-processes.ts). The product's own imports of
// these packages are as they were.
registerHooks({
  resolve(specifier, context, next) {
    const names = LEFT_OUT[specifier]
    if (!names || !context.parentURL?.includes('/@livekit/agents/')) return next(specifier, context)
    return {
      url: `data:text/javascript,${encodeURIComponent(refusing(specifier, names))}`,
      shortCircuit: true,
    }
  },
})

function refusing(specifier: string, names: readonly string[]): string {
  const message = JSON.stringify(`${specifier} is left out of this process (agent/src/framework/left-out.ts)`)
  const exported = names.map((name) => `refuse as ${name}`).join(', ')
  return `class refuse { constructor() { throw new Error(${message}) } }\nexport { ${exported} }`
}
