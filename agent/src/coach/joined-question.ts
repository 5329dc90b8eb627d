import { llm } from '@livekit/agents'

/**
 * The conversation with the last two things that the user said as one, and without what the coach had begun to say in
 * between: "What was my peak?", "on the heel?" is one question. What was answered in full, or typed, stays.
 */
export function joinQuestion(context: llm.ChatContext): llm.ChatContext {
  const at = (before = context.items.length) =>
    context.items.findLastIndex((item, index) => index < before && isUsers(item))
  const last = at()
  const first = at(last)
  const [begun, rest] = [context.items[first], context.items[last]]
  if (!isSpoken(begun) || !isSpoken(rest) || context.items.slice(first, last).some(isWholeAnswer))
    return context
  const joined = llm.ChatMessage.create({
    role: 'user',
    content: `${begun.textContent?.replace(/[\s.?!…]+$/, '')} ${rest.textContent}`,
    createdAt: begun.createdAt,
  })
  const copy = context.copy()
  copy.items.splice(first, last - first + 1, joined)
  return copy
}

type Item = llm.ChatContext['items'][number] | undefined

const isUsers = (item: Item): item is llm.ChatMessage => item?.type === 'message' && item.role === 'user'

/** How sure a recogniser was is known of what was spoken alone. */
const isSpoken = (item: Item): item is llm.ChatMessage =>
  isUsers(item) && item.transcriptConfidence !== undefined

const isWholeAnswer = (item: Item) =>
  item?.type === 'message' && item.role === 'assistant' && !item.interrupted
