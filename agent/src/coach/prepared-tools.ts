import type { CallEvent } from '@kinetra/protocol/call-events'
import { llm } from '@livekit/agents'
import type { ReplyChunk } from './checked-reply.ts'

type ToolItem = llm.FunctionCall | llm.FunctionCallOutput

/** The tools that ran for one reply before it was spoken. */
export class PreparedTools {
  readonly #items: ToolItem[] = []
  readonly #announcements: CallEvent[] = []
  #reply = ''

  get items(): readonly ToolItem[] {
    return this.#items
  }

  add(request: llm.FunctionCall, result: Record<string, unknown>): void {
    const { callId, name } = request
    const output = llm.FunctionCallOutput.create({
      callId,
      name,
      output: JSON.stringify(result),
      isError: false,
    })
    this.#items.push(request, output)
  }

  /** Keeps what the page is to be told until the reply is heard. */
  hold(event: CallEvent): void {
    this.#announcements.push(event)
  }

  announceTo(page: { announce(event: CallEvent): void }): void {
    for (const event of this.#announcements.splice(0)) page.announce(event)
  }

  /** Passes the reply on, and knows it by its words from then on. */
  async *followed(reply: AsyncIterable<ReplyChunk>): AsyncGenerator<ReplyChunk> {
    for await (const chunk of reply) {
      if (typeof chunk === 'string') this.#reply += chunk
      yield chunk
    }
  }

  /** Whether what was heard is this reply, be it cut short. */
  isOf(heard: string): boolean {
    return heard !== '' && plain(this.#reply).startsWith(plain(heard))
  }

  /** A chat context that knows these tools, behind the question they are about. */
  within(context: llm.ChatContext): llm.ChatContext {
    if (this.#items.length === 0) return context
    const copy = context.copy()
    const question = copy.items.findLastIndex((item) => item.type === 'message')
    copy.items.splice(question + 1, 0, ...this.#items)
    return copy
  }
}

/**
 * Replies that may be heard, in the order in which they were begun. One that is thrown away, because the user went on
 * speaking, is followed by another; one that is broken off is told only when the next one is already prepared.
 */
export class PreparedReplies {
  #replies: PreparedTools[] = []

  /** The reply that was begun last. */
  get latest(): PreparedTools | undefined {
    return this.#replies.at(-1)
  }

  begin(): PreparedTools {
    const reply = new PreparedTools()
    this.#replies.push(reply)
    return reply
  }

  /** The reply of which this was heard. */
  of(heard: string): PreparedTools | undefined {
    return this.#replies.find((reply) => reply.isOf(heard))
  }

  /** Forgets a reply, and those that were begun before it and never heard. */
  settle(reply: PreparedTools): void {
    this.#replies = this.#replies.slice(this.#replies.indexOf(reply) + 1)
  }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
