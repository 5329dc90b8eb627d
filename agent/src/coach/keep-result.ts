import { llm, type voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'

/**
 * Puts what was looked up for the coach's own words into the conversation, as if the chat model had asked for it: what is
 * said to them is about that.
 */
export async function keepResult(
  { currentAgent: agent }: voice.AgentSession<CallState>,
  name: string,
  args: object,
  result: object,
): Promise<void> {
  const callId = crypto.randomUUID()
  const context = agent.chatCtx.copy()
  context.items.push(
    llm.FunctionCall.create({ callId, name, args: JSON.stringify(args) }),
    llm.FunctionCallOutput.create({ callId, name, output: JSON.stringify(result), isError: false }),
  )
  await agent.updateChatCtx(context)
}
