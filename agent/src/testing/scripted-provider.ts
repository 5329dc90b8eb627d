import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One answer of a scripted provider; what is not said is well-behaved. */
export interface ScriptedAnswer {
  /** The text of a chat answer, or what speech-to-text "heard". */
  readonly text?: string
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: Record<string, unknown> }[]
  /** How long the sound of an answer is, in milliseconds. */
  readonly soundMs?: number
  /** Waits before the first byte. */
  readonly delayMs?: number
  /** Waits for it before the first byte. */
  readonly startsAfter?: Promise<unknown>
  /** Waits for it before the end, when all is said. */
  readonly endsAfter?: Promise<unknown>
  /** An HTTP error instead of an answer. */
  readonly status?: number
  /** What the error says. */
  readonly reason?: string
  /** The values of a chat answer's stream as they are, instead of well-behaved ones. */
  readonly payloads?: readonly unknown[]
  /** Cuts the connection in the middle of the answer. */
  readonly breaks?: boolean
  /** Bytes that are not the protocol's. */
  readonly garbage?: boolean
}

export interface ScriptedRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface ScriptedProvider {
  readonly baseUrl: string
  /** All requests so far. */
  readonly requests: readonly ScriptedRequest[]
  /** Puts answers at the end of a path's script, such as "/chat/completions". */
  script(path: string, ...answers: readonly ScriptedAnswer[]): void
  /** From now on a path answers like this. */
  replace(path: string, answer: ScriptedAnswer): void
  close(): Promise<void>
}

const SPEECH_RATE = 24_000

/** A server with OpenAI's interface that answers as scripted, well or badly; unscripted paths answer 500. */
export async function startScriptedProvider(): Promise<ScriptedProvider> {
  const scripts = new Map<string, ScriptedAnswer[]>()
  const requests: ScriptedRequest[] = []
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/v1', '')
    const body = await bodyOf(request).catch(() => undefined)
    // Who gives up while asking has not asked.
    if (body === undefined) return
    requests.push({ path, headers: request.headers, body })
    const script = scripts.get(path)
    // The last answer stays, so that retries meet the same fault.
    const answer = script && script.length > 1 ? script.shift() : script?.[0]
    await reply(response, path, answer ?? { status: 500 })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    script(path, ...answers) {
      scripts.set(path, [...(scripts.get(path) ?? []), ...answers])
    },
    replace(path, answer) {
      scripts.set(path, [answer])
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>)
  return Buffer.concat(chunks).toString('utf8')
}

async function reply(response: ServerResponse, path: string, answer: ScriptedAnswer): Promise<void> {
  if (answer.delayMs) await new Promise((done) => setTimeout(done, answer.delayMs))
  await answer.startsAfter
  if (response.destroyed) return
  if (answer.status) {
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ error: { message: answer.reason ?? `scripted ${answer.status}`, type: 'scripted' } }),
    )
    return
  }
  if (answer.garbage) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end('data: {"choices": [{"delta"\n\n\0\u{1f389}')
    return
  }
  if (path === '/audio/speech') return speak(response, answer)
  if (path === '/audio/transcriptions') {
    response.writeHead(200, { 'content-type': 'application/json' })
    const body = JSON.stringify({ text: answer.text ?? '' })
    if (answer.breaks) response.write(body.slice(0, body.length / 2), () => response.destroy())
    else response.end(body)
    return
  }
  chat(response, answer)
}

async function speak(response: ServerResponse, answer: ScriptedAnswer): Promise<void> {
  const length = (SPEECH_RATE * (answer.soundMs ?? 200)) / 1000
  const tone = Int16Array.from({ length }, (_, index) => Math.sin(index / 8) * 8000)
  response.writeHead(200, { 'content-type': 'audio/pcm' })
  response.write(Buffer.from(tone.buffer))
  await answer.endsAfter
  if (answer.breaks) response.destroy()
  else response.end()
}

function chat(response: ServerResponse, answer: ScriptedAnswer): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (answer.payloads) {
    response.end(answer.payloads.map((payload) => `data: ${JSON.stringify(payload)}\n\n`).join(''))
    return
  }
  const send = (delta: object, finish: string | null) =>
    response.write(
      `data: ${JSON.stringify({
        id: 'scripted',
        object: 'chat.completion.chunk',
        created: 0,
        model: 'scripted',
        choices: [{ index: 0, delta, finish_reason: finish }],
      })}\n\n`,
    )
  for (const word of (answer.text ?? '').split(/(?<= )/).filter(Boolean)) {
    send({ role: 'assistant', content: word }, null)
    if (answer.breaks) return void response.destroy()
  }
  const calls = answer.toolCalls ?? []
  if (calls.length > 0) {
    const toolCalls = calls.map((call, index) => ({
      index,
      id: `call_${crypto.randomUUID()}`,
      type: 'function',
      function: { name: call.name, arguments: JSON.stringify(call.arguments) },
    }))
    send({ role: 'assistant', tool_calls: toolCalls }, null)
  }
  send({}, calls.length > 0 ? 'tool_calls' : 'stop')
  response.end('data: [DONE]\n\n')
}
