import { APIConnectionError, type APIConnectOptions, APIError, llm } from '@livekit/agents'
import { cutSentences } from '../coach/sentences.ts'
import { endCall } from '../tools/end-call.ts'
import { IdleTimeout } from './idle-timeout.ts'
import { ProviderFallback } from './provider-fallback.ts'

type ChatOptions = Parameters<llm.LLM['chat']>[0]
/** Makes a client for one request: the framework tells a failure by an event that does not say of which request. */
export type ChatClient = () => llm.LLM

/** Said where a model ends the call without a word. */
export const GOODBYE = 'Goodbye.'
/** About 45 seconds of speech: no answer of a coach is longer. It ends with the sentence. */
const LONGEST_ANSWER = 700

const ONCE: Pick<APIConnectOptions, 'maxRetry' | 'retryIntervalMs'> = { maxRetry: 0, retryIntervalMs: 0 }

/**
 * A chat model with others behind it. Where one fails or stalls, the next one answers from the beginning: a
 * sentence that broke off is dropped, and what was complete has been said (docs/decisions/0012).
 */
export class FallbackChat extends llm.LLM {
  readonly #clients: ProviderFallback<ChatClient>

  constructor(clients: readonly ChatClient[]) {
    super()
    this.#clients = new ProviderFallback('chat', clients)
  }

  label(): string {
    return 'kinetra.FallbackChat'
  }

  override get model(): string {
    return this.#clients.best?.().model ?? 'unknown'
  }

  override get provider(): string {
    return this.#clients.best?.().provider ?? 'unknown'
  }

  chat(options: ChatOptions): llm.LLMStream {
    return new FallbackReply(this, this.#clients, options)
  }
}

class FallbackReply extends llm.LLMStream {
  readonly #clients: ProviderFallback<ChatClient>
  readonly #options: ChatOptions

  constructor(owner: llm.LLM, clients: ProviderFallback<ChatClient>, options: ChatOptions) {
    const { chatCtx, toolCtx, connOptions } = options
    super(owner, {
      chatCtx,
      ...(toolCtx && { toolCtx }),
      connOptions: { ...NO_LIMIT, ...connOptions, ...ONCE },
    })
    this.#clients = clients
    this.#options = options
  }

  protected async run(): Promise<void> {
    // The goodbye was said together with the call of the tool; another one would be a second.
    if (isEnding(this.#options)) return
    try {
      await this.#clients.first(
        (client, stallMs) => this.#relay(client(), stallMs),
        () => this.closed,
      )
    } catch (error) {
      if (this.closed) return
      if (error instanceof APIError) throw error
      throw new APIConnectionError({ message: `no chat model answered: ${error}` })
    }
  }

  /** Hands on a model's reply: text as its sentences are complete, tool calls once all is there. */
  async #relay(model: llm.LLM, stallMs: number): Promise<void> {
    const watch = new IdleTimeout(stallMs, this.abortController.signal)
    let failure: unknown
    model.on('error', ({ error }) => {
      failure = error
    })
    const stream = model.chat({ ...this.#options, connOptions: { ...this.connOptions, ...ONCE } })
    const aborted = watch.aborted()
    aborted.catch(() => stream.close())
    try {
      let pending = ''
      let said = 0
      let last: llm.ChatChunk | undefined
      const atTheEnd: llm.ChatChunk[] = []
      while (said < LONGEST_ANSWER) {
        const { done, value: chunk } = await Promise.race([stream.next(), aborted])
        if (done) break
        watch.touch()
        if (chunk.delta?.toolCalls?.length || chunk.usage) atTheEnd.push(chunk)
        const text = chunk.delta?.content
        if (!text) continue
        last = chunk
        const { sentences, rest } = cutSentences(pending + text)
        for (const sentence of sentences) {
          if (said < LONGEST_ANSWER) this.queue.put(withText(chunk, sentence))
          said += sentence.length
        }
        pending = rest
      }
      if (said >= LONGEST_ANSWER) stream.close()
      if (failure !== undefined) throw failure
      const calls = atTheEnd.flatMap(({ delta }) => delta?.toolCalls ?? [])
      if (!last && calls.length === 0)
        throw new APIConnectionError({ message: `${model.provider} said nothing` })
      if (last && pending && said < LONGEST_ANSWER) this.queue.put(withText(last, pending))
      if (!last && calls.some(({ name }) => name === endCall.name))
        this.queue.put({ id: 'goodbye', delta: { role: 'assistant', content: GOODBYE } })
      for (const chunk of atTheEnd) this.queue.put(withText(chunk, ''))
    } finally {
      watch.end()
    }
  }
}

/** Whether the tool that ends the call has run since the user last spoke. */
function isEnding({ chatCtx }: ChatOptions): boolean {
  const last = chatCtx.items.findLastIndex((item) => item.type === 'message' && item.role === 'user')
  return chatCtx.items
    .slice(last + 1)
    .some((item) => item.type === 'function_call_output' && item.name === endCall.name)
}

const NO_LIMIT: APIConnectOptions = { ...ONCE, timeoutMs: 60_000 }

function withText(chunk: llm.ChatChunk, content: string): llm.ChatChunk {
  return chunk.delta ? { ...chunk, delta: { ...chunk.delta, content } } : chunk
}
