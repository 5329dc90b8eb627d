import { z } from 'zod'
import type { ChatMessage, ChatRequest, ToolChoice } from '../coach/chat-types.ts'

const textPart = z.object({
  type: z.literal('text', { error: 'only text parts are understood' }),
  text: z.string(),
})
/** What another model would not answer stands so in the history that a client sends. */
const refusalPart = z
  .object({ type: z.literal('refusal'), refusal: z.string() })
  .transform(({ refusal }) => ({ text: refusal }))
const content = z
  .union([z.string(), z.array(z.union([refusalPart, textPart]))])
  .transform((value) => (typeof value === 'string' ? value : value.map((part) => part.text).join('\n')))

const toolCall = z.object({
  id: z.string(),
  type: z.literal('function').optional(),
  function: z.object({ name: z.string(), arguments: z.string() }),
})

const message = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content }),
  z.object({ role: z.literal('user'), content }),
  z.object({
    role: z.literal('assistant'),
    content: content.nullish(),
    tool_calls: z.array(toolCall).nullish(),
  }),
  z.object({ role: z.literal('tool'), content, tool_call_id: z.string() }),
])

const tool = z.object({
  type: z.literal('function', { error: 'only function tools are understood' }),
  function: z.object({
    name: z.string().min(1),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
})

const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) }),
  z.object({
    type: z.literal('allowed_tools'),
    allowed_tools: z.object({
      mode: z.enum(['auto', 'required']),
      tools: z.array(z.object({ function: z.object({ name: z.string() }) })),
    }),
  }),
])

/** What the coach cannot do, and whose absence a caller would not notice in time; all else may be ignored. */
const impossible = {
  n: z.literal(1, { error: 'must be 1: there is one answer' }).nullish(),
  response_format: z
    .object({ type: z.literal('text', { error: 'must be text: the coach speaks, it writes no JSON' }) })
    .nullish(),
  modalities: z
    .array(z.literal('text', { error: 'must be text: speech is made by /v1/audio/speech' }))
    .nullish(),
  functions: z.array(z.unknown()).max(0, 'are not understood: send tools').nullish(),
  logprobs: z.literal(false, { error: 'must be false: the coach has no probabilities' }).nullish(),
}

export const chatBodySchema = z.object({
  ...impossible,
  model: z.string().max(200).default('kinetra-coach'),
  messages: z.array(message).min(1, 'must hold at least one message').max(2000),
  tools: z.array(tool).max(128).nullish(),
  tool_choice: toolChoice.nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
})

export type ChatBody = z.infer<typeof chatBodySchema>

function toMessage(given: ChatBody['messages'][number]): ChatMessage {
  if (given.role === 'tool') return { role: 'tool', content: given.content, toolCallId: given.tool_call_id }
  if (given.role !== 'assistant') return given
  const toolCalls = (given.tool_calls ?? []).map((call) => ({ id: call.id, ...call.function }))
  return { role: 'assistant', content: given.content ?? null, toolCalls }
}

function toToolChoice(given: ChatBody['tool_choice']): ToolChoice {
  if (given === null || given === undefined) return 'auto'
  if (typeof given === 'string') return given
  return given.type === 'function' ? { name: given.function.name } : given.allowed_tools.mode
}

/** The tools that are offered for this answer. */
function toTools({ tools, tool_choice: choice }: ChatBody): ChatRequest['tools'] {
  const offered = (tools ?? []).map((one) => one.function)
  if (typeof choice !== 'object' || choice?.type !== 'allowed_tools') return offered
  const allowed = choice.allowed_tools.tools.map((one) => one.function.name)
  return offered.filter(({ name }) => allowed.includes(name))
}

/** OpenAI's request body as the coach reads it. */
export function toChatRequest(body: ChatBody): ChatRequest {
  return {
    model: body.model,
    messages: body.messages.map(toMessage),
    tools: toTools(body),
    toolChoice: toToolChoice(body.tool_choice),
  }
}
