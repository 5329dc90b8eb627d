import { setTimeout as sleep } from 'node:timers/promises'
import { StoreUnavailableError } from '@kinetra/store/errors'
import type { CallStore, Turn } from '@kinetra/store/store'
import { llm, log, voice } from '@livekit/agents'
import type { PreparedReply } from '../coach/prepared-tools.ts'
import { parseJson } from '../parse-json.ts'
import type { CallState } from './call-state.ts'
import { TurnOrder } from './turn-order.ts'

const STORE_AGAIN_AFTER_MS = 1000
/** So long does the end of a call wait for a store that is away. */
const SETTLED_WITHIN_MS = 5000

type ToolCall = NonNullable<Turn['toolCalls']>[number]

/**
 * Stores every turn as it is spoken, so that another job can go on with the conversation.
 * `settled` resolves when all turns so far are stored, or have failed to be.
 */
export function rememberTurns(
  session: voice.AgentSession<CallState>,
  call: CallState,
): { settled: () => Promise<void> } {
  const { callId, store } = call
  if (!callId) return { settled: async () => undefined }
  let toolCalls: ToolCall[] = []
  // One turn after the other: their order is what a resumed conversation depends on.
  let writing: Promise<void> = Promise.resolve()
  const order = new TurnOrder()
  const brokenOff = watchBrokenOff(session)
  const isOver = new AbortController()
  session.on(voice.AgentSessionEventTypes.FunctionToolsExecuted, (event) => {
    for (const [request, output] of voice.zipFunctionCallsAndOutputs(event)) {
      toolCalls.push({ name: request.name, arguments: request.args, result: output.output })
    }
  })
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || (item.role !== 'user' && item.role !== 'assistant')) return
    const text = item.textContent?.trim()
    if (!text) return
    const turn: Turn = {
      who: item.role === 'user' ? 'user' : 'coach',
      text,
      at: new Date(item.createdAt).toISOString(),
      workoutId: call.workoutId,
      ...(item.interrupted && { interrupted: true }),
      ...(item.role === 'assistant' &&
        withTools([...toolCallsOf(call.prepared.of(item)?.items ?? []), ...toolCalls])),
    }
    if (item.role === 'assistant') toolCalls = []
    order.add(turn)
    writing = writing.then(brokenOff).then(async () => {
      const next = order.next()
      if (next) await storeTurn(store.calls, callId, next, isOver.signal)
    })
  })
  return {
    async settled() {
      const giveUp = setTimeout(() => isOver.abort(), SETTLED_WITHIN_MS)
      await writing
      clearTimeout(giveUp)
    },
  }
}

/** Waits until all answers that have been broken off so far have been told of. */
function watchBrokenOff(session: voice.AgentSession<CallState>): () => Promise<unknown> {
  const speeches = new Set<voice.SpeechHandle>()
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
    speeches.add(speechHandle)
    speechHandle.addDoneCallback(() => speeches.delete(speechHandle))
  })
  return () => {
    const ending = [...speeches].filter(({ interrupted }) => interrupted)
    return Promise.all(ending.map((speech) => speech.waitForPlayout()))
  }
}

/** A store that is away for a while gets the turn when it is back, as long as the call goes on. */
async function storeTurn(calls: CallStore, callId: string, turn: Turn, isOver: AbortSignal): Promise<void> {
  for (let isAgain = false; ; isAgain = true) {
    try {
      // The last try may have lost its answer, and not the turn: only this job writes down what is said in the call.
      if (isAgain && isSame((await calls.turns(callId)).at(-1), turn)) return
      return await calls.appendTurn(callId, turn)
    } catch (error) {
      const isAway = error instanceof StoreUnavailableError && !isOver.aborted
      log().error({ error, isTriedAgain: isAway }, 'a turn could not be stored')
      if (!isAway) return
      await sleep(STORE_AGAIN_AFTER_MS, undefined, { signal: isOver }).catch(() => undefined)
    }
  }
}

const isSame = (stored: Turn | undefined, { who, at, text }: Turn): boolean =>
  stored?.who === who && stored.at === at && stored.text === text

const withTools = (toolCalls: ToolCall[]) => (toolCalls.length > 0 ? { toolCalls } : {})

function toolCallsOf(items: PreparedReply['items']): ToolCall[] {
  return items.flatMap((item) => {
    if (item.type !== 'function_call') return []
    const output = items.find(
      (other) => other.type === 'function_call_output' && other.callId === item.callId,
    )
    return output?.type === 'function_call_output'
      ? [{ name: item.name, arguments: item.args, result: output.output }]
      : []
  })
}

/** The conversation so far, for a job that takes over a call; undefined at its beginning. */
export async function recallTurns(calls: CallStore, call: CallState): Promise<llm.ChatContext | undefined> {
  const turns = call.callId ? await calls.turns(call.callId) : []
  if (turns.length === 0) return undefined
  const context = new llm.ChatContext()
  for (const turn of turns) {
    for (const [index, { name, arguments: args, result }] of (turn.toolCalls ?? []).entries()) {
      const callId = `${turn.at}-${index}`
      context.items.push(
        llm.FunctionCall.create({ callId, name, args }),
        llm.FunctionCallOutput.create({ callId, name, output: result, isError: false }),
      )
      call.ledger.addResult(name, parseJson(result))
    }
    context.addMessage({ role: turn.who === 'user' ? 'user' : 'assistant', content: turn.text })
  }
  call.workoutId = turns.at(-1)?.workoutId ?? call.workoutId
  return context
}
