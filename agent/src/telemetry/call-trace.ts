import { parseJobMetadata } from '@kinetra/protocol/job-metadata'
import { verifyJobToken } from '@kinetra/protocol/job-token'
import { type Context, context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api'

/**
 * Runs a call inside the trace of the request that started it, so that one trace leads from the click to the
 * answer. Metadata that the server did not sign has a trace of its own: anybody may have written it.
 */
export async function inTraceOfCall(
  job: { readonly metadata: string; readonly room: string },
  secrets: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { call, traceparent } = parseJobMetadata(job.metadata)
  const isSigned = call !== undefined && (await verifyJobToken(call, secrets, job.room)) !== undefined
  const asked: Context =
    isSigned && traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : context.active()
  const here = trace.getActiveSpan()?.spanContext()
  const span = trace
    .getTracer('kinetra-agent')
    .startSpan('join call', { links: here ? [{ context: here }] : [] }, asked)
  try {
    await context.with(trace.setSpan(asked, span), work)
  } finally {
    span.end()
  }
}
