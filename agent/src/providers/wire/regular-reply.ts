import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CallFragments, type ToolRequest } from './call-fragments.ts'
import { callsIn } from './calls-in-text.ts'
import { type ReplyPayload, readPayload, type Usage } from './reply-payload.ts'
import { SpokenWords } from './spoken-words.ts'
import type { Thinking } from './thinking.ts'

/** Words that may be thoughts wait so long for the end of those. */
const LONGEST_HOLD_MS = 2000
/** Once a reply is over, the count of its tokens may follow; some servers then leave the connection open. */
const AFTER_THE_END_MS = 500

/** What is known of a model from its replies so far. */
export interface ModelHabits {
  thinking: Thinking
}

/** A piece of a reply as OpenAI streams it. */
export interface RegularChunk {
  readonly id: string
  readonly object: 'chat.completion.chunk'
  readonly created: number
  readonly model: string
  readonly choices: readonly {
    readonly index: 0
    readonly delta: object
    readonly finish_reason: string | null
  }[]
  readonly usage?: Usage
}

/**
 * A reply as the framework expects it, whatever the server sent: words as they come, and nothing but words; at the end
 * each tool call, whole, with an id of its own and arguments that are a JSON object; then the count of tokens, where
 * there is one. What goes wrong once the reply is over is no failure.
 * @param payloads the values of the reply, see `readPayloads`.
 * @throws what reading the payloads throws, and an Error where the server tells of a failure.
 */
export async function* regularReply(
  payloads: AsyncIterable<unknown>,
  toolNames: ReadonlySet<string>,
  habits: ModelHabits,
): AsyncGenerator<RegularChunk> {
  const words = new SpokenWords(toolNames, habits.thinking)
  const fragments = new CallFragments(toolNames)
  let head = { id: `reply-${idOfOurOwn()}`, object: 'chat.completion.chunk' as const, created: 0, model: '' }
  let usage: Usage | undefined
  let finish: string | undefined
  const chunk = (delta: object, reason: string | null = null): RegularChunk => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: reason }],
  })
  const say = function* (text: string): Generator<RegularChunk> {
    if (text !== '') yield chunk({ role: 'assistant', content: text })
  }
  const state = () => (finish !== undefined ? 'over' : words.isHeld ? 'held' : undefined)
  for await (const step of timedSteps(payloads, state)) {
    if (step === 'late') {
      yield* say(words.take({ isLate: true }))
      continue
    }
    if (step.id !== undefined) head = { ...head, id: step.id }
    for (const fragment of step.fragments) fragments.add(fragment)
    words.push(step.text)
    usage = step.usage ?? usage
    finish = step.finish ?? finish
    if (step.extra !== undefined) yield chunk({ role: 'assistant', content: '', extra_content: step.extra })
    yield* say(words.take())
  }
  yield* say(words.end({ isCutOff: finish === 'length' }))
  habits.thinking = words.thinking
  const inText = fragments.requests.length > 0 ? [] : callsIn(words.calls, toolNames)
  const requests = [...fragments.requests, ...inText]
  if (requests.length === 0) yield* say(words.endWithoutCalls())
  // Ends the words first: the framework forgets words that come together with a call.
  yield chunk({ content: '' }, 'stop')
  for (const [index, request] of requests.entries()) yield chunk(callOf(request, index), 'tool_calls')
  if (usage) yield { ...head, choices: [], usage }
}

function callOf({ name, args, extra }: ToolRequest, index: number): object {
  const call = {
    index,
    id: idOfOurOwn(),
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }
  return {
    role: 'assistant',
    tool_calls: [{ ...call, ...(extra !== undefined && { extra_content: extra }) }],
  }
}

/** Nine letters and digits, the only ids of tool calls that every server takes: Mistral refuses any other. */
export const idOfOurOwn = (): string => randomBytes(8).toString('hex').slice(0, 9)

/** The payloads as they come, `late` each time that held words have waited long enough; ends some time after the reply does. */
async function* timedSteps(
  payloads: AsyncIterable<unknown>,
  state: () => 'over' | 'held' | undefined,
): AsyncGenerator<ReplyPayload | 'late'> {
  const iterator = payloads[Symbol.asyncIterator]()
  let heldSince: number | undefined
  try {
    for (let next = iterator.next(); ; ) {
      const now = performance.now()
      const waiting = state()
      heldSince = waiting === 'held' ? (heldSince ?? now) : undefined
      const limitMs =
        waiting === 'over'
          ? AFTER_THE_END_MS
          : heldSince === undefined
            ? undefined
            : heldSince + LONGEST_HOLD_MS - now
      const settled = await (limitMs === undefined || limitMs <= 0 ? next : withinLimit(next, limitMs))
      if (settled === 'late') {
        if (waiting === 'over') return
        yield 'late'
        continue
      }
      if (settled.done) return
      yield readPayload(settled.value)
      next = iterator.next()
    }
  } catch (error) {
    if (state() !== 'over') throw error
  } finally {
    void Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}

async function withinLimit<Value>(value: Promise<Value>, limitMs: number): Promise<Value | 'late'> {
  const enough = new AbortController()
  const late = delay(limitMs, 'late' as const, { signal: enough.signal })
  late.catch(() => undefined)
  try {
    return await Promise.race([value, late])
  } finally {
    enough.abort()
  }
}
