import type { ChatMessage } from './chat-types.ts'

/** What a tool gave back: parsed JSON, or null where it was none. */
export interface ToolOutcome {
  name: string
  /** Arguments as JSON text in a fixed order of keys. */
  key: string
  result: unknown
}

export interface Conversation {
  /** The user's last words; empty where nobody spoke yet. */
  question: string
  /** What came before them. */
  history: readonly ChatMessage[]
  /** What tools returned since them, oldest first. */
  outcomes: readonly ToolOutcome[]
  /** What tools returned before them, oldest first. */
  earlier: readonly ToolOutcome[]
  /** The coach's last words before the question. */
  lastSaid: string | null
  /** The coach's answers, oldest first, that were more than a word of having stopped. */
  answers: readonly string[]
  /** What tools returned for the question before. */
  lastOutcomes: readonly ToolOutcome[]
}

/** What the coach says once it was told to stop. */
export const STOPPED = 'Okay.'

export function readConversation(messages: readonly ChatMessage[]): Conversation {
  const at = messages.findLastIndex((message) => message.role === 'user')
  const history = messages.slice(0, Math.max(0, at))
  const user = messages[at]
  const said = history.flatMap((message) =>
    message.role === 'assistant' ? (message.content?.trim() ?? '') || [] : [],
  )
  return {
    question: user?.role === 'user' ? user.content : '',
    history,
    outcomes: outcomesOf(messages.slice(at + 1), messages),
    earlier: outcomesOf(history, messages),
    lastSaid: said.at(-1) ?? null,
    answers: said.filter((words) => words !== STOPPED),
    lastOutcomes: lastOutcomesOf(history),
  }
}

/** The newest results that a question of the history led to. */
function lastOutcomesOf(history: readonly ChatMessage[]): ToolOutcome[] {
  const at = history.findLastIndex((message) => message.role === 'tool')
  const from = history.slice(0, Math.max(0, at)).findLastIndex((message) => message.role === 'user')
  return outcomesOf(history.slice(from + 1), history)
}

function outcomesOf(part: readonly ChatMessage[], all: readonly ChatMessage[]): ToolOutcome[] {
  const calls = new Map(
    all.flatMap((message) =>
      message.role === 'assistant' ? message.toolCalls.map((call) => [call.id, call] as const) : [],
    ),
  )
  return part.flatMap((message) => {
    if (message.role !== 'tool') return []
    const call = calls.get(message.toolCallId)
    if (!call) return []
    return [{ name: call.name, key: keyOf(parseJson(call.arguments)), result: parseJson(message.content) }]
  })
}

/** Arguments that mean the same have the same key: null and absent are one. */
export function keyOf(args: unknown): string {
  if (args === null || typeof args !== 'object') return '{}'
  const entries = Object.entries(args).filter(([, value]) => value !== null && value !== undefined)
  return JSON.stringify(entries.toSorted(([a], [b]) => a.localeCompare(b)))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
