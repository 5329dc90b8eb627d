import type { CallEvent } from '@kinetra/protocol/call-events'
import { llm, voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'

type ToolItem = llm.FunctionCall | llm.FunctionCallOutput

/**
 * The tools that ran for one reply before it was spoken. A reply that is thrown away, because the user
 * went on speaking, takes them with it; one that is spoken puts them into the conversation.
 */
export class PreparedTools {
  readonly #items: ToolItem[] = []
  readonly #announcements: CallEvent[] = []

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

  announceTo(call: CallState): void {
    for (const event of this.#announcements.splice(0)) call.announce(event)
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

/** Tells the page about prepared tools when the reply is heard, and keeps them in the conversation once it was. */
export function commitWhenSpoken(
  session: voice.AgentSession<CallState>,
  coach: voice.Agent<CallState>,
): void {
  const call = session.userData
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') call.prepared?.announceTo(call)
  })
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    const { prepared } = call
    if (item.type !== 'message' || item.role !== 'assistant' || !prepared) return
    prepared.announceTo(call)
    // After all listeners of this event, who may want to know what the reply was made from.
    queueMicrotask(() => {
      call.prepared = null
      const context = coach.chatCtx.copy()
      const at = context.indexById(item.id) ?? context.items.length
      context.items.splice(at, 0, ...prepared.items)
      void coach.updateChatCtx(context)
    })
  })
}
