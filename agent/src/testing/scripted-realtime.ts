import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

const clientEvent = z.looseObject({ type: z.string(), event_id: z.string().optional() })
export type ClientEvent = z.infer<typeof clientEvent>

/** What the model does when it is asked to respond. */
export type ScriptedResponse =
  | { readonly call: string; readonly arguments: Record<string, unknown> }
  | { readonly says: string }

export interface ScriptedRealtime {
  readonly baseUrl: string
  /** Everything the client sent, oldest first. */
  readonly received: readonly ClientEvent[]
  /** The query and the headers of the last connection. */
  connection(): { readonly url: string; readonly authorization: string } | undefined
  close(): Promise<void>
}

/** A server with the interface of OpenAI's realtime API that answers each `response.create` as scripted. */
export async function startScriptedRealtime(script: readonly ScriptedResponse[]): Promise<ScriptedRealtime> {
  const received: ClientEvent[] = []
  const left = [...script]
  let connection: { url: string; authorization: string } | undefined
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  sockets.on('connection', (socket, request) => {
    connection = { url: request.url ?? '', authorization: request.headers.authorization ?? '' }
    send(socket, { type: 'session.created', session: { id: 'session' } })
    socket.on('message', (data) => {
      const event = clientEvent.parse(JSON.parse(String(data)))
      received.push(event)
      if (event.type === 'conversation.item.create') {
        const { item, previous_item_id } = event
        send(socket, { type: 'conversation.item.added', item, previous_item_id: previous_item_id ?? null })
      }
      const next = event.type === 'response.create' ? left.shift() : undefined
      if (next) for (const answer of responseOf(event, next, received.length)) send(socket, answer)
    })
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  return {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    received,
    connection: () => connection,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((done) => http.close(done))
    },
  }
}

function send(socket: WebSocket, event: Record<string, unknown>): void {
  socket.send(JSON.stringify({ event_id: crypto.randomUUID(), ...event }))
}

/** The events of one response, in the order in which OpenAI sends them. */
function* responseOf(
  request: ClientEvent,
  scripted: ScriptedResponse,
  number: number,
): Generator<Record<string, unknown>> {
  const asked = z.looseObject({ metadata: z.unknown() }).safeParse(request.response)
  const response = { id: `response-${number}`, metadata: asked.data?.metadata ?? {}, output: [] }
  const at = { response_id: response.id, output_index: 0 }
  yield { type: 'response.created', response: { ...response, status: 'in_progress' } }
  if ('call' in scripted) {
    const item = {
      id: `item-${number}`,
      type: 'function_call',
      call_id: `call-${number}`,
      name: scripted.call,
      arguments: JSON.stringify(scripted.arguments),
    }
    yield { type: 'response.output_item.added', ...at, item: { ...item, arguments: '' } }
    yield { type: 'response.output_item.done', ...at, item }
  } else {
    const item = {
      id: `item-${number}`,
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [],
    }
    const part = { ...at, item_id: item.id, content_index: 0 }
    yield { type: 'response.output_item.added', ...at, item }
    yield { type: 'response.content_part.added', ...part, part: { type: 'output_audio' } }
    yield { type: 'response.output_audio_transcript.delta', ...part, delta: scripted.says }
    yield { type: 'response.output_audio.delta', ...part, delta: Buffer.alloc(4800).toString('base64') }
    yield { type: 'response.output_audio.done', ...part }
    yield { type: 'response.output_audio_transcript.done', ...part, transcript: scripted.says }
    yield { type: 'response.content_part.done', ...part, part: { type: 'output_audio' } }
    yield { type: 'response.output_item.done', ...at, item }
  }
  yield { type: 'response.done', response: { ...response, status: 'completed' } }
}
