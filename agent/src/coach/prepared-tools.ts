import type { CallEvent } from '@kinetra/protocol/call-events'
import { llm } from '@livekit/agents'
import type { ReplyChunk } from './checked-reply.ts'

type ToolItem = llm.FunctionCall | llm.FunctionCallOutput

/** Under this name a reply's message and its tool calls carry its id through the session. */
const REPLY = 'kinetra.reply'

/** A reply, and the tools that ran for it before it was spoken. */
export class PreparedReply {
  readonly id = crypto.randomUUID()
  readonly #items: ToolItem[] = []
  readonly #announcements: CallEvent[] = []
  #committed = 0

  /** What ran since the conversation was last told. */
  get items(): readonly ToolItem[] {
    return this.#items.slice(this.#committed)
  }

  /** What ran since the conversation was last told, and is told now. */
  commit(): readonly ToolItem[] {
    const items = this.items
    this.#committed = this.#items.length
    return items
  }

  add(request: llm.FunctionCall, result: Record<string, unknown>): ToolItem[] {
    const { callId, name } = request
    const output = JSON.stringify(result)
    const items = [request, llm.FunctionCallOutput.create({ callId, name, output, isError: false })]
    this.#items.push(...items)
    return items
  }

  /** Keeps what the page is to be told until the reply is heard. */
  hold(event: CallEvent): void {
    this.#announcements.push(event)
  }

  announceTo(page: { announce(event: CallEvent): void }): void {
    for (const event of this.#announcements.splice(0)) page.announce(event)
  }

  /** The reply with its id on its message and on the tool calls that it hands over to the session. */
  async *marked(reply: AsyncIterable<ReplyChunk>): AsyncGenerator<ReplyChunk> {
    const extra = { [REPLY]: this.id }
    yield { id: this.id, delta: { role: 'assistant', extra } }
    for await (const chunk of reply) {
      if (typeof chunk === 'object' && 'delta' in chunk)
        for (const call of chunk.delta?.toolCalls ?? []) Object.assign(call.extra, extra)
      yield chunk
    }
  }

  /** What to ask the model: all that ran for this reply stands behind its question, also where nothing was spoken yet. */
  request(context: llm.ChatContext): llm.ChatContext {
    const copy = context.copy()
    const missing = this.#items.filter(({ id }) => copy.indexById(id) === undefined)
    const question = copy.items.findLastIndex((item) => item.type === 'message' && item.role !== 'assistant')
    copy.items.splice(question + 1, 0, ...missing)
    return copy
  }
}

/**
 * Replies that may be heard, in the order in which they were begun. One that is thrown away, because the user went on
 * speaking, is followed by another; one that is broken off is told only when the next one is already prepared.
 */
export class PreparedReplies {
  #replies: PreparedReply[] = []

  /** The reply that was begun last. */
  get latest(): PreparedReply | undefined {
    return this.#replies.at(-1)
  }

  begin(): PreparedReply {
    const reply = new PreparedReply()
    this.#replies.push(reply)
    return reply
  }

  /** The reply that goes on after the session has run its tools, or a new one. */
  continued(context: llm.ChatContext): PreparedReply {
    const call = context.items.findLast((item) => item.type === 'function_call')
    return (call && this.of(call)) ?? this.begin()
  }

  /** The reply that a message or a tool call belongs to. */
  of({ extra }: { readonly extra?: Record<string, unknown> }): PreparedReply | undefined {
    return this.#replies.find(({ id }) => id === extra?.[REPLY])
  }

  /** Forgets those that were begun before a reply and never heard; itself may go on after its tools. */
  settle(reply: PreparedReply): void {
    this.#replies = this.#replies.slice(this.#replies.indexOf(reply))
  }
}
