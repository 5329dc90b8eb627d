import { llm } from '@livekit/agents'
import { expect, it } from 'vitest'
import { PreparedReplies, type PreparedTools } from './prepared-tools.ts'

async function write(reply: PreparedTools, tool: string, ...sentences: string[]): Promise<void> {
  reply.add(llm.FunctionCall.create({ callId: tool, name: tool, args: '{}' }), {})
  const spoken = (async function* () {
    yield* sentences
  })()
  for await (const _ of reply.followed(spoken));
}

const toolsOf = (reply: PreparedTools | undefined) =>
  reply?.items.flatMap((item) => (item.type === 'function_call' ? item.name : []))

it('a reply that is broken off keeps its tools, though the next one is prepared already', async () => {
  const replies = new PreparedReplies()
  await write(replies.begin(), 'get_current_workout', 'Your run took 4 minutes 10. ', 'The peak was 84.1.')
  await write(replies.begin(), 'get_pressure_summary', 'Your peak on the heel was 61.8.')

  const broken = replies.of('Your run  took 4')
  expect(toolsOf(broken)).toEqual(['get_current_workout'])
  if (broken) replies.settle(broken)
  expect(toolsOf(replies.of('Your peak on the heel was 61.8.'))).toEqual(['get_pressure_summary'])
})

it('replies that were thrown away are forgotten once a later one was heard', async () => {
  const replies = new PreparedReplies()
  await write(replies.begin(), 'get_events', 'You had 3 events.')
  const heard = replies.begin()
  await write(heard, 'get_trend', 'Your peak is going down.')
  expect(toolsOf(replies.of('Your peak is going down.'))).toEqual(['get_trend'])
  replies.settle(heard)
  expect(replies.of('You had 3 events.')).toBeUndefined()
  expect(replies.latest).toBeUndefined()
})

it('what no tool prepared belongs to no reply', () => {
  expect(new PreparedReplies().of('Are you still there?')).toBeUndefined()
})
