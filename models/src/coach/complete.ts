import { answerOf } from './answers/answer.ts'
import { greeting } from './answers/greeting.ts'
import { run } from './asking.ts'
import type { ChatReply, ChatRequest } from './chat-types.ts'
import { type Conversation, readConversation } from './conversation.ts'
import { findOrder, type Order } from './orders.ts'
import { APOLOGIES } from './phrases/apologies.ts'
import { withoutNumbers } from './phrases/speech.ts'
import { GOODBYE } from './phrases/talk.ts'
import type { Turn } from './turn.ts'
import { understand } from './understand.ts'

// The rules are compiled on their first use; the first caller should not wait for that.
for (const words of ['How did I do?', 'What about my heel?'])
  understand(words, [{ role: 'user', content: 'What was my peak?' }])

/**
 * The offline coach as a chat model. Deterministic: the same messages and tools give the same reply, which is
 * either one tool call or one to three sentences with numbers only from the conversation's tool results.
 */
export function completeChat(request: ChatRequest): ChatReply {
  const conversation = readConversation(request.messages)
  const offered = offeredIn(request)
  const order = findOrder(request.messages)
  if (order && order !== 'retry_numbers') return obey(order, conversation, offered)
  const reply = answer(conversation, offered)
  if (order !== 'retry_numbers' || reply.content === null) return reply
  const content = withoutNumbers(reply.content) || 'I do not have an exact number for that.'
  return { ...reply, content }
}

function offeredIn({ tools, toolChoice }: ChatRequest): ReadonlySet<string> {
  if (toolChoice === 'none') return new Set()
  const names = tools.map(({ name }) => name)
  return new Set(typeof toolChoice === 'object' ? names.filter((name) => name === toolChoice.name) : names)
}

function answer(conversation: Conversation, offered: ReadonlySet<string>): ChatReply {
  const understood = understand(conversation.question, conversation.history)
  const turn: Turn = { understood, conversation, offered }
  const reply = run(answerOf(understood)(turn), conversation, offered, APOLOGIES)
  if (understood.intent !== 'goodbye') return reply
  // The goodbye is said together with the call of the tool, and not again after it.
  return reply.toolCalls.length > 0
    ? { ...reply, content: GOODBYE }
    : offered.has('end_call')
      ? { content: null, toolCalls: [] }
      : reply
}

function obey(
  order: Exclude<Order, 'retry_numbers'>,
  conversation: Conversation,
  offered: ReadonlySet<string>,
): ChatReply {
  if (order === 'ask_if_there') return { content: 'Are you still there?', toolCalls: [] }
  if (order === 'say_goodbye') return { content: 'I will end the call here. Goodbye.', toolCalls: [] }
  if (order === 'continue') return { content: 'I am back. What were you saying?', toolCalls: [] }
  // The workout may have been looked up before anything was said.
  const known = { ...conversation, outcomes: [...conversation.outcomes, ...conversation.earlier] }
  const understood = { intent: 'greet', slots: {}, details: {} } as const
  const answering = greeting({
    understood,
    conversation: known,
    offered: withKnown(known, offered),
  })
  return run(answering, known, offered, APOLOGIES)
}

/** A tool whose result is already there needs not be offered again. */
const withKnown = ({ outcomes }: Conversation, offered: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...offered, ...outcomes.map(({ name }) => name)])
