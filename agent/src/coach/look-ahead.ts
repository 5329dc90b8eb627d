import { FlushSentinel, type llm } from '@livekit/agents'
import type { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { parseJson } from '../parse-json.ts'
import { type CoachTool, callTool } from '../tools/coach-tool.ts'
import { isSlow, LOOKING } from '../tools/thinking-aloud.ts'
import { type ReplyChunk, textOf } from './checked-reply.ts'
import type { PreparedReply } from './prepared-tools.ts'

/** Rounds of tools in one reply; more means that the model goes in circles. */
const MOST_ROUNDS = 4

export interface LookAhead {
  readonly call: CallState
  readonly prepared: PreparedReply
  /** Tools that only read: running them for a reply that is never spoken changes nothing. */
  readonly readingTools: ReadonlyMap<string, CoachTool<z.ZodObject>>
  /** Whether there is a voice: in a conversation in text there is no silence to fill. */
  readonly isSpoken: boolean
  ask(context: llm.ChatContext): Promise<AsyncIterable<ReplyChunk> | null>
}

/**
 * A model's reply with its reading tools already run. The session runs tools only once the user's turn
 * has ended for sure; these run while it still waits, so that the voice is ready by then
 * (docs/decisions/0008). A reply that needs any other tool is handed over to the session as it is.
 *
 * @param request what the model is asked; its own words and what tools returned are put behind it, in order.
 */
export async function* lookAhead(request: llm.ChatContext, options: LookAhead): AsyncGenerator<ReplyChunk> {
  const { call, prepared, readingTools } = options
  const ownCall: CallState = { ...call, announce: (event) => prepared.hold(event) }
  let hasSaidSo = false
  for (let round = 1; ; round += 1) {
    const requests: llm.FunctionCall[] = []
    const handedOver: ReplyChunk[] = []
    let words = ''
    for await (const chunk of (await options.ask(request)) ?? []) {
      words += textOf(chunk)
      if (typeof chunk !== 'object' || !chunk.delta?.toolCalls?.length) yield chunk
      else {
        requests.push(...chunk.delta.toolCalls)
        handedOver.push(chunk)
      }
    }
    if (requests.length === 0) return
    const tools = requests.flatMap(({ name }) => readingTools.get(name) ?? [])
    if (round >= MOST_ROUNDS || tools.length < requests.length) return yield* handedOver
    if (words.trim()) {
      request.addMessage({ role: 'assistant', content: words.trim() })
      // They are complete, and spoken while the tools run.
      yield FlushSentinel
    }
    const looking = Promise.all(
      tools.map((tool, index) => callTool(tool, parseJson(requests[index]?.args || '{}'), ownCall)),
    )
    if (options.isSpoken && !hasSaidSo && (await isSlow(looking))) {
      hasSaidSo = true
      yield `${LOOKING} `
      yield FlushSentinel
    }
    const results = await looking
    for (const [index, asked] of requests.entries())
      request.items.push(...prepared.add(asked, results[index] ?? {}))
  }
}
