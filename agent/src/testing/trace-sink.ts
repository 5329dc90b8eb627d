import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TraceSink {
  readonly endpoint: string
  /** The raw protobuf of everything received; names and values stand in it as plain text. */
  received(): string
  /** The spans in it. */
  spans(): ReceivedSpan[]
  close(): Promise<void>
}

export interface ReceivedSpan {
  readonly service: string
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentId: string
  /** Times of the clock, in milliseconds. */
  readonly startMs: number
  readonly endMs: number
}

/** A collector that takes OTLP over HTTP and keeps what it got. */
export async function startTraceSink(): Promise<TraceSink> {
  const chunks: Buffer[] = []
  const server = createServer((request, response) => {
    const body: Buffer[] = []
    request.on('data', (chunk: Buffer) => body.push(chunk))
    request.on('end', () => {
      if (request.url === '/v1/traces') chunks.push(Buffer.concat(body))
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => chunks.flatMap(spansIn),
    received: () => Buffer.concat(chunks).toString('latin1'),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Fields of OTLP's messages (opentelemetry-proto, trace/v1/trace.proto) that a test asks for. */
function spansIn(request: Buffer): ReceivedSpan[] {
  return fieldsOf(request, 1).flatMap((resourceSpans) => {
    const attributes = fieldsOf(resourceSpans, 1).flatMap((resource) => fieldsOf(resource, 1))
    const named = attributes.find((attribute) => String(fieldsOf(attribute, 1)[0]) === 'service.name')
    const service = String(fieldsOf(fieldsOf(named ?? Buffer.of(), 2)[0] ?? Buffer.of(), 1)[0])
    return fieldsOf(resourceSpans, 2)
      .flatMap((scope) => fieldsOf(scope, 2))
      .map((span) => {
        const hex = (field: number) => fieldsOf(span, field)[0]?.toString('hex') ?? ''
        const name = String(fieldsOf(span, 5)[0])
        const ids = { traceId: hex(1), spanId: hex(2), parentId: hex(4) }
        return { service, name, ...ids, startMs: timeOf(span, 7), endMs: timeOf(span, 8) }
      })
  })
}

/** A time in nanoseconds, in milliseconds; 0 where there is none. */
function timeOf(message: Buffer, field: number): number {
  return Number(fieldsOf(message, field)[0]?.readBigUInt64LE() ?? 0n) / 1e6
}

/** The values of a length-delimited field of a protobuf message, or of one of 64 bits, in order. */
function fieldsOf(message: Buffer, wanted: number): Buffer[] {
  const found: Buffer[] = []
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++] ?? 0
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < message.length) {
    const key = varint()
    const wireType = key & 7
    if (wireType === 0) varint()
    else if (wireType === 5) at += 4
    else {
      const length = wireType === 1 ? 8 : varint()
      if (key >>> 3 === wanted) found.push(message.subarray(at, at + length))
      at += length
    }
  }
  return found
}
