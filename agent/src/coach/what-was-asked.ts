import { llm } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import type { Conversation } from '../numbers/check-sentence.ts'

/** The user's last words, and what was said before them: what a sentence leaves open it takes from there. */
export function conversationOf(context: llm.ChatContext): Omit<Conversation, 'said'> {
  const messages = context.items.filter((item) => item.type === 'message')
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const textsOf = (items: typeof messages) => items.flatMap(({ textContent }) => textContent ?? [])
  const earlier = messages.slice(0, Math.max(0, last)).filter(({ role }) => role !== 'system')
  const page = messages.filter(({ role, textContent }) => role === 'system' && textContent?.startsWith(PAGE))
  const question = last < 0 ? [] : messages.slice(last, last + 1)
  return {
    question: textsOf([...question, ...page.slice(-1)]).join(' '),
    earlier: textsOf(earlier).toReversed(),
  }
}

const PAGE = 'PAGE:'

/** Adds where the user is on the page, as information and not as an instruction. */
export function withPageContext(context: llm.ChatContext, call: CallState): llm.ChatContext {
  const page = call.pageContext
  if (!page || (page.region === null && page.timeMs === null)) return context
  const parts = [
    page.region === null ? '' : `region ${page.region}`,
    page.timeMs === null ? '' : `${Math.round(page.timeMs / 1000)} s into the workout`,
  ].filter(Boolean)
  const copy = context.copy()
  const lastUser = copy.items.findLastIndex((item) => item.type === 'message' && item.role === 'user')
  if (lastUser < 0) return context
  copy.items.splice(
    lastUser,
    0,
    llm.ChatMessage.create({
      role: 'system',
      content: [`${PAGE} The user is looking at ${parts.join(', ')}.`],
    }),
  )
  return copy
}
