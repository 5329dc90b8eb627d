import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/**
 * Requests in flight are answered before the server closes, each as the last on its connection. Event streams,
 * which never end by themselves, are cut.
 */
export function finishRequests(app: FastifyInstance): void {
  const streams = new Set<ServerResponse>()
  let isClosing = false
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
    if (reply.getHeader('content-type') !== 'text/event-stream') return
    const { raw } = reply
    streams.add(raw)
    raw.once('close', () => streams.delete(raw))
  })
  app.addHook('preClose', async () => {
    isClosing = true
    for (const stream of streams) stream.socket?.destroy()
  })
}
