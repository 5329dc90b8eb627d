import { APIConnectionError, type APIConnectOptions, APIError, llm } from '@livekit/agents'
import { cutSentences } from '../coach/sentences.ts'
import { endCall } from '../tools/end-call.ts'
import { Preferences } from './preferences.ts'
import { StallWatch } from './stall-watch.ts'

type ChatOptions = Parameters<llm.LLM['chat']>[0]
/** Makes a client for one request: the framework tells a failure by an event that does not say of which request. */
export type ChatClient = () => llm.LLM

const ONCE: Pick<APIConnectOptions, 'maxRetry' | 'retryIntervalMs'> = { maxRetry: 0, retryIntervalMs: 0 }

/**
 * A chat model with others behind it. Where one fails or stalls, the next one answers from the beginning: a
 * sentence that broke off is dropped, and what was complete has been said (docs/decisions/0012).
 */
export class FallbackChat extends llm.LLM {
  readonly #clients: Preferences<ChatClient>

  constructor(clients: readonly ChatClient[]) {
    super()
    this.#clients = new Preferences('chat', clients)
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
  readonly #clients: Preferences<ChatClient>
  readonly #options: ChatOptions

  constructor(owner: llm.LLM, clients: Preferences<ChatClient>, options: ChatOptions) {
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
    const watch = new StallWatch(stallMs, this.abortController.signal)
    let failure: unknown
    model.on('error', ({ error }) => {
      failure = error
    })
    const stream = model.chat({ ...this.#options, connOptions: { ...this.connOptions, ...ONCE } })
    const aborted = watch.aborted()
    aborted.catch(() => stream.close())
    try {
      let pending = ''
      let last: llm.ChatChunk | undefined
      const atTheEnd: llm.ChatChunk[] = []
      for (;;) {
        const { done, value: chunk } = await Promise.race([stream.next(), aborted])
        if (done) break
        watch.touch()
        if (chunk.delta?.toolCalls?.length || chunk.usage) atTheEnd.push(chunk)
        const text = chunk.delta?.content
        if (!text) continue
        last = chunk
        const { sentences, rest } = cutSentences(pending + text)
        for (const sentence of sentences) this.queue.put(withText(chunk, sentence))
        pending = rest
      }
      if (failure !== undefined) throw failure
      const isSilent = !last && atTheEnd.every(({ delta }) => !delta?.toolCalls?.length)
      if (isSilent && !hasSaidGoodbye(this.#options))
        throw new APIConnectionError({ message: `${model.provider} said nothing` })
      if (last && pending) this.queue.put(withText(last, pending))
      for (const chunk of atTheEnd) this.queue.put(withText(chunk, ''))
    } finally {
      watch.end()
    }
  }
}

/** The goodbye is said together with the call of the tool; where that has been called, nothing more need be said. */
function hasSaidGoodbye({ chatCtx }: ChatOptions): boolean {
  const last = chatCtx.items.at(-1)
  return last?.type === 'function_call_output' && last.name === endCall.name
}

const NO_LIMIT: APIConnectOptions = { ...ONCE, timeoutMs: 60_000 }

function withText(chunk: llm.ChatChunk, content: string): llm.ChatChunk {
  return chunk.delta ? { ...chunk, delta: { ...chunk.delta, content } } : chunk
}
