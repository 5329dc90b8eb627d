import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type FileServer = {
  address: string
  /** One line a request: path, and the range where one was asked for. */
  requests: string[]
} & AsyncDisposable

/** What a path answers; `cutAfter` breaks the connection after so many bytes, on the first request only. */
export type ServedFile = { content: Buffer; ranges?: boolean; cutAfter?: number; silent?: boolean }

function answer(
  file: ServedFile,
  isFirst: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (file.silent === true) return
  const [, from] = file.ranges === false ? [] : (/^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [])
  const start = Number(from ?? 0)
  if (start > 0 && start >= file.content.length) return void response.writeHead(416).end()
  const body = file.content.subarray(start)
  response.writeHead(from === undefined ? 200 : 206, { 'content-length': body.length })
  if (file.cutAfter === undefined || !isFirst) return void response.end(body)
  response.write(body.subarray(0, file.cutAfter), () => setImmediate(() => response.destroy()))
}

/** A web server on a free port of this machine that answers, breaks off or keeps silent as told. */
export async function serveFiles(files: Record<string, ServedFile>): Promise<FileServer> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const isFirst = !requests.some((line) => line.split(' ')[0] === path)
    requests.push([path, request.headers.range].filter(Boolean).join(' '))
    const file = files[path]
    if (file === undefined) response.writeHead(404).end()
    else answer(file, isFirst, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, requests, [Symbol.asyncDispose]: close }
}
