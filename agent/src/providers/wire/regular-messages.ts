import { createHash } from 'node:crypto'
import { readArguments, UNREADABLE } from './call-arguments.ts'

/** A message of a request as the framework writes it. */
export interface Message {
  readonly role: string
  readonly content?: unknown
  readonly tool_calls?: readonly SentCall[]
  readonly tool_call_id?: string
}

interface SentCall {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

export interface MessageRules {
  /**
   * Whether the chat template may be strict: one system message, at the beginning; then user and assistant in turns,
   * the user first. OpenAI takes any order; Mistral's and Gemma's templates do not.
   */
  readonly inTurns: boolean
  /** The oldest turns are left out beyond so many characters; a token is about four. */
  readonly mostCharacters: number
}

const NO_RESULT = JSON.stringify({ error: 'This was not looked up.' })
/** Where a conversation has to begin with the user. */
const BEGINNING = 'The call begins.'

/**
 * A conversation that every server takes: no call without its result and no result without its call, ids that are unique,
 * arguments that are a JSON object, no empty messages, and not more than a model has room for.
 */
export function regularMessages(messages: readonly Message[], rules: MessageRules): Message[] {
  const matched = withResults(messages.filter((message) => !isEmpty(message)))
  const recent = withoutOldTurns(matched, rules.mostCharacters)
  return rules.inTurns ? inTurns(recent) : recent
}

const isEmpty = ({ role, content, tool_calls }: Message): boolean =>
  role !== 'tool' && !tool_calls?.length && (content === null || content === undefined || content === '')

function withResults(messages: readonly Message[]): Message[] {
  const used = new Set<string>()
  return messages.flatMap((message, at): Message[] => {
    if (message.role === 'tool') return []
    const calls = message.tool_calls ?? []
    if (calls.length === 0) return [message]
    const results = resultsBehind(messages, at)
    const regular = calls.map((call) => regularCall(call, used))
    const answers = calls.map(({ id }, index): Message => {
      // The same id for two calls: their results are in their order.
      const found = results.findIndex(({ tool_call_id }) => tool_call_id === id)
      const [result] = found < 0 ? [] : results.splice(found, 1)
      return { role: 'tool', tool_call_id: regular[index]?.id ?? '', content: result?.content ?? NO_RESULT }
    })
    return [{ ...message, content: message.content || null, tool_calls: regular }, ...answers]
  })
}

/** The results up to the next calls. */
function resultsBehind(messages: readonly Message[], at: number): Message[] {
  const next = messages.findIndex(({ tool_calls }, index) => index > at && tool_calls?.length)
  return messages.slice(at + 1, next < 0 ? undefined : next).filter(({ role }) => role === 'tool')
}

function regularCall(call: SentCall, used: Set<string>): SentCall {
  let id = /^[a-z0-9]{9}$/i.test(call.id) ? call.id : ''
  // From the old one, so that a request repeats the beginning of the one before, which providers remember.
  for (let attempt = 0; id === '' || used.has(id); attempt += 1)
    id = createHash('sha256').update(`${call.id}#${attempt}`).digest('hex').slice(0, 9)
  used.add(id)
  const args = readArguments(call.function.arguments)
  const sent = JSON.stringify(UNREADABLE in args ? {} : args)
  return { ...call, id, function: { ...call.function, arguments: sent } }
}

/** Whole turns are left out, each from a user's message on; what stands before the first one stays. */
function withoutOldTurns(messages: readonly Message[], mostCharacters: number): Message[] {
  const first = messages.findIndex(({ role }) => role === 'user')
  if (first < 0) return [...messages]
  const starts = messages.flatMap(({ role }, index) => (role === 'user' ? [index] : []))
  const lengthFrom = (start: number) => JSON.stringify(messages.slice(start)).length
  const start = starts.find((at) => lengthFrom(at) <= mostCharacters) ?? starts.at(-1) ?? first
  const beginning = messages.slice(0, first)
  const kept = start === first ? beginning : beginning.filter(({ role }) => role === 'system')
  return [...kept, ...messages.slice(start)]
}

function inTurns(messages: readonly Message[]): Message[] {
  const firstOther = messages.findIndex(({ role }) => role !== 'system' && role !== 'developer')
  // A system message alone is an order that has to be answered: the last one is the user's part.
  const head = firstOther < 0 ? 1 : firstOther
  const system = messages.slice(0, head).map(({ content }) => String(content))
  const turns: Message[] = []
  for (const message of messages.slice(head)) {
    const role = message.role === 'system' || message.role === 'developer' ? 'user' : message.role
    const last = turns.at(-1)
    if (last?.role === role && role !== 'tool' && !last.tool_calls)
      turns[turns.length - 1] = { ...last, ...message, role, content: joined(last.content, message.content) }
    else turns.push({ ...message, role })
  }
  if (turns[0]?.role !== 'user') turns.unshift({ role: 'user', content: BEGINNING })
  return [...(system.length > 0 ? [{ role: 'system', content: system.join('\n\n') }] : []), ...turns]
}

const joined = (first: unknown, second: unknown): unknown =>
  [first, second].filter((content) => typeof content === 'string' && content !== '').join('\n\n') || null
