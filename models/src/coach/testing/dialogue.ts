import type { ChatMessage, ChatReply, ToolChoice } from '../chat-types.ts'
import { completeChat } from '../complete.ts'

/** What one question led to. */
export interface Exchange {
  calls: { name: string; args: Record<string, unknown> }[]
  answer: string | null
}

const MOST_STEPS = 6

/** A conversation with the coach in which a function plays all tools. */
export class Dialogue {
  readonly messages: ChatMessage[] = []
  readonly results: unknown[] = []
  readonly #tools: string[]
  readonly #play: (name: string, args: Record<string, unknown>) => string

  constructor(tools: string[], play: (name: string, args: Record<string, unknown>) => string) {
    this.#tools = tools
    this.#play = play
  }

  /** The user says something. */
  say(text: string): Exchange {
    this.messages.push({ role: 'user', content: text })
    return this.#reply()
  }

  /** The agent says something: an order, or where the user is on the page. */
  tell(text: string, toolChoice: ToolChoice = 'auto'): Exchange {
    this.messages.push({ role: 'system', content: text })
    const exchange = this.#reply(toolChoice)
    const at = this.messages.findLastIndex((message) => message.role === 'system' && message.content === text)
    this.messages.splice(at, 1)
    return exchange
  }

  /** Adds the page's context, as the agent does before a question. */
  look(text: string): void {
    this.messages.push({ role: 'system', content: text })
  }

  #reply(toolChoice: ToolChoice = 'auto'): Exchange {
    const calls: Exchange['calls'] = []
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const reply = completeChat({
        model: 'coach',
        messages: this.messages,
        tools: this.#tools.map((name) => ({ name })),
        toolChoice,
      })
      this.#record(reply, calls)
      if (reply.content !== null || reply.toolCalls.length === 0) return { calls, answer: reply.content }
    }
    throw new Error(
      `The coach asked for tools ${MOST_STEPS} times and gave no answer: ${JSON.stringify(calls)}`,
    )
  }

  #record(reply: ChatReply, calls: Exchange['calls']): void {
    const toolCalls = reply.toolCalls.map((call, index) => ({
      id: `call-${this.messages.length}-${index}`,
      ...call,
    }))
    this.messages.push({ role: 'assistant', content: reply.content, toolCalls })
    for (const { id, name, arguments: text } of toolCalls) {
      const args: Record<string, unknown> = JSON.parse(text)
      const content = this.#play(name, args)
      calls.push({ name, args })
      this.results.push(parse(content))
      this.messages.push({ role: 'tool', toolCallId: id, content })
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
