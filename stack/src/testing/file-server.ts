import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A local HTTP server with files in memory, for tests of downloads. */
export class FileServer {
  readonly files = new Map<string, Buffer>()
  /** Paths asked for, with the Range header where there was one. */
  readonly asked: string[] = []
  /** Breaks that many of a path's next transfers after half of their bytes. */
  readonly interruptions = new Map<string, number>()
  /** Answers nothing at all, like a network that drops packets. */
  silent = false
  #server: Server | undefined

  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      const range = request.headers.range
      this.asked.push(range ? `${request.url} ${range}` : `${request.url}`)
      if (this.silent) return
      const file = this.files.get(request.url ?? '')
      if (!file) return void response.writeHead(404).end()
      const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
      if (from >= file.length && from > 0) return void response.writeHead(416).end()
      const body = file.subarray(from)
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length })
      const interruptions = this.interruptions.get(request.url ?? '') ?? 0
      if (interruptions === 0) return void response.end(body)
      this.interruptions.set(request.url ?? '', interruptions - 1)
      response.write(body.subarray(0, Math.ceil(body.length / 2)))
      // A moment for the client to read what was sent: a broken connection discards the rest.
      setTimeout(() => response.destroy(), 100)
    })
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.#server?.closeAllConnections()
    this.#server?.close()
  }
}
