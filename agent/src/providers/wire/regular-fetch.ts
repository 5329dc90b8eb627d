import { log } from '@livekit/agents'
import { readPayloads } from './read-payloads.ts'
import { type Message, type MessageRules, regularMessages } from './regular-messages.ts'
import { type ModelHabits, regularReply } from './regular-reply.ts'
import { type OfferedTool, strictTools } from './strict-tools.ts'

/** What a request may go without, where a server does not know it; `max_completion_tokens` has an older name. */
const DISPENSABLE = [
  'stream_options',
  'parallel_tool_calls',
  'tool_choice',
  'temperature',
  'reasoning_effort',
]

/** What is known of a server and its model from its answers so far; of one call, for all its requests. */
export interface ServerHabits extends ModelHabits {
  readonly refused: Set<string>
}

export interface ServerRules extends MessageRules {
  /** Whether the server holds the model to the tools' schemas. */
  readonly hasStrictMode: boolean
}

export const newHabits = (): ServerHabits => ({ thinking: 'unknown', refused: new Set() })

type Request = { messages?: Message[]; tools?: OfferedTool[] } & Record<string, unknown>

/**
 * `fetch` for a client of `/chat/completions`: the one place between the wire and the framework. Requests leave with a
 * conversation that every server takes, replies arrive as OpenAI would have sent them. Anything else passes untouched.
 */
export function regularFetch(rules: ServerRules, habits: ServerHabits): typeof fetch {
  return async (address, init) => {
    if (!String(address).endsWith('/chat/completions') || typeof init?.body !== 'string')
      return await fetch(address, init)
    const request = JSON.parse(init.body) as Request
    const ended = new AbortController()
    const signal = AbortSignal.any([ended.signal, ...(init.signal ? [init.signal] : [])])
    const tools = request.tools ?? []
    const body: Request = {
      ...request,
      messages: regularMessages(request.messages ?? [], rules),
      ...(rules.hasStrictMode && tools.length > 0 && { tools: strictTools(tools) }),
    }
    const response = await send(body, (text) => fetch(address, { ...init, signal, body: text }), habits)
    if (!response.ok || !response.body) return response
    const names = new Set(tools.map((tool) => tool.function.name))
    const chunks = regularReply(readPayloads(response.body), names, habits)
    return new Response(
      serverSentEvents(chunks, () => ended.abort()),
      { headers: { 'content-type': 'text/event-stream' } },
    )
  }
}

/** Leaves out what the server refused, one parameter at a time, and remembers it. */
async function send(
  request: Request,
  post: (body: string) => Promise<Response>,
  { refused }: ServerHabits,
): Promise<Response> {
  for (;;) {
    const sent = withoutRefused(request, refused)
    const response = await post(JSON.stringify(sent))
    if (response.status !== 400 && response.status !== 422) return response
    const reason = await response.text()
    const parameter = ['max_completion_tokens', ...DISPENSABLE].find(
      (name) => name in sent && reason.includes(name),
    )
    if (parameter === undefined) return new Response(reason, response)
    refused.add(parameter)
    log().info({ parameter }, 'the chat model does without a parameter that its server does not know')
  }
}

function withoutRefused(request: Request, refused: ReadonlySet<string>): Request {
  const kept = Object.fromEntries(Object.entries(request).filter(([name]) => !refused.has(name)))
  const { max_completion_tokens: most } = request
  return { ...kept, ...(refused.has('max_completion_tokens') && most !== undefined && { max_tokens: most }) }
}

function serverSentEvents(chunks: AsyncGenerator<unknown>, end: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(stream) {
      try {
        const { done, value } = await chunks.next()
        stream.enqueue(encoder.encode(`data: ${done ? '[DONE]' : JSON.stringify(value)}\n\n`))
        if (!done) return
        stream.close()
      } catch (error) {
        stream.error(error)
      }
      end()
    },
    cancel: end,
  })
}
