import { llm } from '@livekit/agents'
import { expect, it } from 'vitest'
import type { ReplyChunk } from './checked-reply.ts'
import { PreparedReplies, type PreparedReply } from './prepared-tools.ts'

/** Looks something up for a reply and speaks it; resolves with what its message carries. */
async function write(reply: PreparedReply, tool: string, ...chunks: ReplyChunk[]) {
  reply.add(llm.FunctionCall.create({ callId: tool, name: tool, args: '{}' }), {})
  const marked = await Array.fromAsync(reply.marked(streamOf(chunks)))
  const extra = marked.flatMap((chunk) =>
    typeof chunk === 'object' && 'delta' in chunk ? (chunk.delta?.extra ?? []) : [],
  )
  return { extra: Object.assign({}, ...extra) as Record<string, unknown> }
}

async function* streamOf(chunks: readonly ReplyChunk[]) {
  yield* chunks
}

const toolsOf = (reply: PreparedReply | undefined) =>
  reply?.items.flatMap((item) => (item.type === 'function_call' ? item.name : []))

it('a reply is found by its id, whatever the session makes of its words', async () => {
  const replies = new PreparedReplies()
  const first = await write(replies.begin(), 'get_current_workout', '**Your run** took 4 minutes 10. 🎉')
  const second = await write(replies.begin(), 'get_pressure_summary', '**Your run** took 4 minutes 10.')
  expect(toolsOf(replies.of(first))).toEqual(['get_current_workout'])
  expect(toolsOf(replies.of(second))).toEqual(['get_pressure_summary'])
})

it('a reply that is broken off keeps its tools, though the next one is prepared already', async () => {
  const replies = new PreparedReplies()
  const first = await write(replies.begin(), 'get_current_workout', 'Your run took 4 minutes 10. ')
  const second = await write(replies.begin(), 'get_pressure_summary', 'Your peak was 61.8.')
  const broken = replies.of(first)
  expect(toolsOf(broken)).toEqual(['get_current_workout'])
  if (broken) replies.settle(broken)
  expect(toolsOf(replies.of(second))).toEqual(['get_pressure_summary'])
})

it('replies that were thrown away are forgotten once a later one was heard', async () => {
  const replies = new PreparedReplies()
  const thrownAway = await write(replies.begin(), 'get_events', 'You had 3 events.')
  const heard = replies.begin()
  const spoken = await write(heard, 'get_trend', 'Your peak is going down.')
  replies.settle(heard)
  expect(replies.of(thrownAway)).toBeUndefined()
  expect(replies.of(spoken)).toBe(heard)
})

it('what ran is told to the conversation once, and stays in every request of the reply', async () => {
  const replies = new PreparedReplies()
  const reply = replies.begin()
  const asked = llm.FunctionCall.create({ callId: 'act', name: 'show_region', args: '{}' })
  await write(reply, 'get_events', 'Look. ', { id: 'x', delta: { role: 'assistant', toolCalls: [asked] } })
  expect(reply.commit()).toHaveLength(2)
  expect(reply.commit()).toEqual([])
  // The session goes on after its own tool, with a context that it copied before.
  const context = new llm.ChatContext()
  context.addMessage({ role: 'user', content: 'Show me the hits.' })
  context.addMessage({ role: 'assistant', content: 'Look.' })
  context.items.push(asked, llm.FunctionCallOutput.create({ callId: 'act', output: '{}', isError: false }))
  expect(replies.continued(context)).toBe(reply)
  expect(reply.request(context).items.map(({ type }) => type)).toEqual([
    'message',
    'function_call',
    'function_call_output',
    'message',
    'function_call',
    'function_call_output',
  ])
})

it('what no tool prepared belongs to no reply', () => {
  expect(new PreparedReplies().of({})).toBeUndefined()
})
