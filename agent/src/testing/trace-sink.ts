import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TraceSink {
  readonly endpoint: string
  /** The raw protobuf of everything received; names and values stand in it as plain text. */
  received(): string
  close(): Promise<void>
}

/** A collector that takes OTLP over HTTP and keeps what it got. */
export async function startTraceSink(): Promise<TraceSink> {
  const chunks: Buffer[] = []
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      if (request.url === '/v1/traces') chunks.push(chunk)
    })
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => Buffer.concat(chunks).toString('latin1'),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
