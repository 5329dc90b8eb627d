/**
 * What the HTTP layer and the offline coach say to each other: the part of OpenAI's chat completion request
 * that a deterministic model can use, parsed and validated, and the reply before it is cut into stream chunks.
 */

/** A call of a tool that the model asked for; `arguments` is JSON text, as in OpenAI's interface. */
export type ChatToolCall = { id: string; name: string; arguments: string }

/** One message; content given as parts has been joined to one text. */
export type ChatMessage =
  | { role: 'system' | 'developer'; content: string }
  | { role: 'user'; content: string }
  | { role: 'assistant'; content: string | null; toolCalls: ChatToolCall[] }
  | { role: 'tool'; content: string; toolCallId: string }

/** A function the model may call; `parameters` is a JSON schema. */
export type ChatTool = {
  name: string
  description?: string | undefined
  parameters?: Record<string, unknown> | undefined
}

/** What the caller demands about tools: none, the model's choice, at least one, or this one. */
export type ToolChoice = 'none' | 'auto' | 'required' | { name: string }

export type ChatRequest = {
  model: string
  messages: ChatMessage[]
  tools: ChatTool[]
  toolChoice: ToolChoice
}

export type ChatReply = {
  /** The words to say, or null when only tools are called. */
  content: string | null
  /** Calls to make, in order; the HTTP layer gives each an id. */
  toolCalls: { name: string; arguments: string }[]
}
