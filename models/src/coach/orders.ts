import type { ChatMessage } from './chat-types.ts'

/**
 * What the agent asks for without a question of the user. The order stands at the beginning of a line of a
 * system or developer message: one after the last user message, or one added to the conversation's first
 * message for a single reply.
 */
const ORDERS = {
  'GREET:': 'greet',
  'ASK_IF_THERE:': 'ask_if_there',
  'SAY_GOODBYE:': 'say_goodbye',
  'CONTINUE:': 'continue',
  'RETRY_NUMBERS:': 'retry_numbers',
} as const
export type Order = (typeof ORDERS)[keyof typeof ORDERS]

/** Plain words for the same, for agents that do not write the keywords. */
const WORDS: [Order, RegExp][] = [
  ['ask_if_there', /\b(?:still there|has been silent|been quiet)\b/i],
  ['say_goodbye', /\bsay goodbye\b/i],
  ['greet', /\bgreet\b/i],
]

/** The order that holds for this reply, or null where the user's question is to be answered. */
export function findOrder(messages: readonly ChatMessage[]): Order | null {
  const lastUser = messages.findLastIndex((message) => message.role === 'user')
  const isSystem = (message: ChatMessage | undefined) =>
    message?.role === 'system' || message?.role === 'developer'
  const after = messages.slice(lastUser + 1).filter(isSystem)
  for (const message of after.toReversed()) {
    const order = keywordOf(message.content) ?? (lastUser >= 0 ? wordsOf(message.content) : null)
    if (order) return order
  }
  const [first] = messages
  if (first && isSystem(first)) return keywordOf(first.content)
  return null
}

function keywordOf(content: string | null): Order | null {
  for (const line of (content ?? '').split('\n').toReversed()) {
    for (const [keyword, order] of Object.entries(ORDERS)) {
      if (line.trimStart().startsWith(keyword)) return order
    }
  }
  return null
}

const wordsOf = (content: string | null): Order | null =>
  /^PAGE:/.test(content ?? '')
    ? null
    : (WORDS.find(([, pattern]) => pattern.test(content ?? ''))?.[0] ?? null)
