import { randomUUID } from 'node:crypto'
import type { ChatReply } from '../coach/chat-types.ts'

export type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number }

type Delta = {
  role?: 'assistant'
  content?: string | null
  tool_calls?: {
    index: number
    id: string
    type: 'function'
    function: { name: string; arguments: string }
  }[]
}

type Chunk = {
  id: string
  object: 'chat.completion.chunk'
  created: number
  model: string
  choices: { index: 0; delta: Delta; finish_reason: string | null }[]
  usage?: Usage | null
}

function toolCallsOf(reply: ChatReply) {
  return reply.toolCalls.map((call) => ({
    id: `call_${randomUUID().replaceAll('-', '')}`,
    type: 'function' as const,
    function: { name: call.name, arguments: call.arguments },
  }))
}

function envelope(model: string) {
  return { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model }
}

function finishReason(reply: ChatReply): string {
  return reply.toolCalls.length > 0 ? 'tool_calls' : 'stop'
}

/** Tokens are counted as words: the coach has no tokenizer, and nobody is charged. */
export function countUsage(prompt: string, reply: ChatReply): Usage {
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '').length
  const answer = [reply.content ?? '', ...reply.toolCalls.map((call) => `${call.name} ${call.arguments}`)]
  const usage = { prompt_tokens: words(prompt), completion_tokens: words(answer.join(' ')) }
  return { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens }
}

/** The answer to a request that does not stream. */
export function wholeAnswer(model: string, reply: ChatReply, usage: Usage) {
  const calls = toolCallsOf(reply)
  const message = {
    role: 'assistant',
    content: reply.content,
    refusal: null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  }
  const choice = { index: 0, message, logprobs: null, finish_reason: finishReason(reply) }
  return { ...envelope(model), object: 'chat.completion', choices: [choice], usage }
}

/** The same answer in pieces: words one by one, each tool call whole, the end, and the usage where it is asked for. */
export function* answerChunks(model: string, reply: ChatReply, usage: Usage | null): Generator<Chunk> {
  const head = { ...envelope(model), object: 'chat.completion.chunk' as const }
  const chunk = (delta: Delta, reason: string | null = null): Chunk => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: reason }],
    ...(usage === null ? {} : { usage: null }),
  })
  yield chunk({ role: 'assistant', content: reply.content === null ? null : '' })
  for (const word of reply.content?.match(/\s*\S+\s*$|\s*\S+/g) ?? []) yield chunk({ content: word })
  for (const [index, call] of toolCallsOf(reply).entries()) yield chunk({ tool_calls: [{ index, ...call }] })
  yield chunk({}, finishReason(reply))
  if (usage !== null) yield { ...head, choices: [], usage }
}
