import { voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'

/**
 * Tells the page about prepared tools when the reply is heard, and how much of a broken-off one was; keeps the tools in
 * the conversation once the reply was heard.
 */
export function commitWhenSpoken(
  session: voice.AgentSession<CallState>,
  coach: voice.Agent<CallState>,
): void {
  const call = session.userData
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') call.prepared.latest?.announceTo(call)
  })
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || item.role !== 'assistant') return
    const text = item.textContent?.trim() ?? ''
    if (item.interrupted && text !== '') call.announce({ kind: 'heard', text })
    const reply = call.prepared.of(item)
    if (!reply) return
    reply.announceTo(call)
    // After all listeners of this event, who may want to know what the reply was made from.
    queueMicrotask(() => {
      call.prepared.settle(reply)
      const context = coach.chatCtx.copy()
      const at = context.indexById(item.id) ?? context.items.length
      context.items.splice(at, 0, ...reply.commit())
      void coach.updateChatCtx(context)
    })
  })
}
