// Placeholder, replaced by the offline coach.
import type { ChatReply, ChatRequest } from './chat-types.ts'

export function completeChat(request: ChatRequest): ChatReply {
  const last = request.messages.at(-1)
  if (last?.role === 'tool') {
    const result = JSON.parse(String(last.content))
    if (result.feet?.[0]?.regions)
      return {
        content: `Your peak was ${result.feet[0].regions[0]?.peak}. That is a solid value.`,
        toolCalls: [],
      }
    if (result.total !== undefined)
      return { content: `You had ${result.total} events. Nothing to worry about.`, toolCalls: [] }
    return { content: `Hello, this is about ${result.name}. Ask me anything.`, toolCalls: [] }
  }
  const text = String(last?.content ?? '')
  if (last?.role !== 'user')
    return { content: null, toolCalls: [{ name: 'get_current_workout', arguments: '{}' }] }
  if (/event/i.test(text))
    return {
      content: null,
      toolCalls: [
        { name: 'get_events', arguments: '{"workout_id":null,"type":null,"region":null,"foot":null}' },
      ],
    }
  const region = /lat/i.test(text) ? 'Lat Heel' : 'Med Heel'
  return {
    content: null,
    toolCalls: [
      { name: 'get_pressure_summary', arguments: JSON.stringify({ workout_id: null, region, foot: null }) },
    ],
  }
}
