import type { CallFragment } from './call-fragments.ts'

/** What one value of a reply says, in whichever of the ways servers have. */
export interface ReplyPayload {
  readonly id: string | undefined
  readonly text: string
  readonly fragments: readonly CallFragment[]
  /** Named in as many ways as there are servers; undefined where the reply goes on. */
  readonly finish: string | undefined
  readonly usage: Usage | undefined
  /** What the provider wants back with the message. */
  readonly extra: unknown
}

export interface Usage {
  readonly prompt_tokens: number
  readonly completion_tokens: number
  readonly total_tokens: number
  readonly prompt_tokens_details: { readonly cached_tokens: number }
}

type Fields = Readonly<Record<string, unknown>>

/**
 * @throws {Error} where the value is the server's word for a failure.
 */
export function readPayload(value: unknown): ReplyPayload {
  // Gemini's endpoint puts its errors into a list.
  const payload = fieldsOf(Array.isArray(value) ? value[0] : value)
  const choice = choiceOf(payload)
  const failure =
    failureIn(payload) ??
    failureIn(choice) ??
    (choice.finish_reason === 'error' ? 'no reason given' : undefined)
  if (failure !== undefined) throw new Error(`the chat model failed in its answer: ${failure}`)
  // A server that does not stream sends a message; one with another interface of its own sends it bare.
  const delta = fieldsOf(choice.delta ?? choice.message ?? { content: choice.text })
  return {
    id: textOf(payload.id) || undefined,
    text: contentOf(delta.content) + contentOf(delta.refusal),
    fragments: [...listOf(delta.tool_calls), ...listOf(delta.function_call)].map(fragmentOf),
    finish:
      textOf(choice.finish_reason) ||
      textOf(choice.done_reason) ||
      (choice.done === true ? 'stop' : undefined),
    usage: usageOf(fieldsOf(payload.usage)),
    extra: delta.extra_content,
  }
}

/** Only one answer is asked for; of several the first counts. */
function choiceOf(payload: Fields): Fields {
  const choices = listOf(payload.choices).map(fieldsOf)
  return (
    choices.find(({ index }) => index === undefined || index === null || index === 0) ??
    (payload.message ? payload : {})
  )
}

function failureIn({ error, object, message, detail, choices }: Fields): string | undefined {
  if (error) return textOf(fieldsOf(error).message) || JSON.stringify(error)
  if (object === 'error') return textOf(message)
  return detail && !choices ? JSON.stringify(detail) : undefined
}

function fragmentOf(value: unknown): CallFragment {
  const call = fieldsOf(value)
  const named = typeof call.function === 'object' && call.function !== null ? fieldsOf(call.function) : call
  return {
    index: typeof call.index === 'number' ? call.index : undefined,
    id: textOf(call.id) || undefined,
    name: textOf(named.name).trim() || undefined,
    args: named.arguments ?? named.parameters,
    extra: call.extra_content ?? undefined,
  }
}

function usageOf(usage: Fields): Usage | undefined {
  const prompt = countOf(usage.prompt_tokens)
  const completion = countOf(usage.completion_tokens)
  if (prompt + completion === 0) return undefined
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: countOf(usage.total_tokens) || prompt + completion,
    prompt_tokens_details: { cached_tokens: countOf(fieldsOf(usage.prompt_tokens_details).cached_tokens) },
  }
}

/** Text, or the text parts of a list of parts; thoughts have parts of their own kind. */
function contentOf(content: unknown): string {
  return listOf(content)
    .map((part) => {
      if (typeof part === 'string') return part
      const { type, text } = fieldsOf(part)
      return type === undefined || type === 'text' || type === 'output_text' ? textOf(text) : ''
    })
    .join('')
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const listOf = (value: unknown): unknown[] => (value === null || value === undefined ? [] : [value].flat())
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const countOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0)
