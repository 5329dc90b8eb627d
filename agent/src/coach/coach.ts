import { ReadableStream } from 'node:stream/web'
import { llm, log, voice } from '@livekit/agents'
import { filterBackchannels } from '../call/backchannel-filter.ts'
import type { CallState } from '../call/call-state.ts'
import { report } from '../metrics/report.ts'
import { checkSentence } from '../numbers/check-sentence.ts'
import { findNumbers } from '../numbers/spoken-numbers.ts'
import { agentTools, READING_TOOLS } from '../tools/coach-tools.ts'
import { checkReply, type ReplyChunk } from './checked-reply.ts'
import { commitWhenSpoken } from './commit-when-spoken.ts'
import { fillSilence } from './fill-silence.ts'
import { INSTRUCTIONS, REPLY_INSTRUCTIONS } from './instructions.ts'
import { lookAhead } from './look-ahead.ts'
import { streamThrough } from './stream-through.ts'
import { Pace, timeWords } from './timed-words.ts'

type Reply = AsyncIterable<ReplyChunk> | null

/** What the coach says of its own accord as soon as it is in the call. */
export type Opening = NonNullable<Parameters<voice.AgentSession<CallState>['generateReply']>[0]>

type NodeParameters = Parameters<voice.Agent<CallState>['llmNode']>

/** The coach in a call: persona, tools, and the check of every number before the voice. */
export class Coach extends voice.Agent<CallState> {
  readonly #opening: Opening | undefined
  #pace: Pace | undefined

  constructor(options: { chatCtx?: llm.ChatContext | undefined; opening?: Opening } = {}) {
    super({
      instructions: INSTRUCTIONS,
      tools: agentTools(),
      ...(options.chatCtx && { chatCtx: options.chatCtx }),
    })
    this.#opening = options.opening
  }

  override async onEnter() {
    commitWhenSpoken(this.session, this)
    if (this.#opening) this.session.generateReply(this.#opening)
  }

  override async sttNode(...[audio, settings]: Parameters<voice.Agent<CallState>['sttNode']>) {
    const { floor } = this.session.userData
    const microphone = async function* () {
      for await (const frame of audio) {
        floor.hear(frame)
        yield frame
      }
    }
    const events = await super.sttNode(ReadableStream.from(microphone()), settings)
    return events && streamThrough(events, (heard) => filterBackchannels(heard, floor))
  }

  override async llmNode(...[chatCtx, toolCtx, settings]: NodeParameters) {
    const call = this.session.userData
    call.ledger.hear(numbersHeard(chatCtx))
    const isContinued = chatCtx.items.at(-1)?.type === 'function_call_output'
    const prepared = (isContinued && call.prepared.latest) || call.prepared.begin()
    const ask = (context: llm.ChatContext) =>
      lookAhead(context, {
        call,
        prepared,
        isSpoken: this.session.output.audio !== null,
        readingTools: settings.toolChoice === 'none' ? new Map() : READING_TOOLS,
        ask: (known) => voice.Agent.default.llmNode(this, known, toolCtx, settings) as Promise<Reply>,
      })
    const checked = checkReply(ask(withPageContext(chatCtx, call)), {
      check: (sentence) => checkSentence(sentence, call.ledger),
      passed: (sentence, { sources }) => {
        if (sources.length > 0)
          call.announce({ kind: 'sources', sentence: sentence.trim(), sources: [...sources] })
      },
      withheld: (sentence, numbers) => {
        report({ kind: 'withheld' })
        log().warn({ numbers, 'lk.pii.sentence': sentence }, 'withheld a sentence with an unsupported number')
      },
      retry: () => {
        const again = chatCtx.copy()
        again.addMessage({ role: 'system', content: REPLY_INSTRUCTIONS.retryNumbers })
        return ask(again)
      },
    })
    const isAwaited = this.session.output.audio !== null && isQuestion(chatCtx)
    return ReadableStream.from(prepared.followed(fillSilence(checked, isAwaited)))
  }

  override async ttsNode(...[text, settings]: Parameters<voice.Agent<CallState>['ttsNode']>) {
    const pace = this.#pace ?? new Pace(this.session.userData.settings.coach.rate)
    this.#pace = pace
    let goesOn: boolean | undefined
    const noted = async function* () {
      for await (const piece of text) {
        goesOn ??= piece.startsWith(' ')
        yield piece
      }
    }
    const frames = await super.ttsNode(ReadableStream.from(noted()), settings)
    return frames && streamThrough(frames, (spoken) => timeWords(spoken, pace, () => goesOn ?? false))
  }
}

/** Whether the last of a conversation is a question of the user. */
function isQuestion(chatCtx: llm.ChatContext): boolean {
  const last = chatCtx.items.findLast((item) => item.type !== 'message' || item.role !== 'system')
  return last?.type === 'message' && last.role === 'user'
}

/** The numbers of the user's last message: what somebody said may be repeated to them. */
function numbersHeard(chatCtx: llm.ChatContext): number[] {
  const last = chatCtx.items.findLast((item) => item.type === 'message' && item.role === 'user')
  if (last?.type !== 'message') return []
  return findNumbers(last.textContent ?? '').map(({ value }) => value)
}

/** Adds where the user is on the page, as information and not as an instruction. */
function withPageContext(chatCtx: llm.ChatContext, call: CallState): llm.ChatContext {
  const page = call.pageContext
  if (!page || (page.region === null && page.timeMs === null)) return chatCtx
  const parts = [
    page.region === null ? '' : `region ${page.region}`,
    page.timeMs === null ? '' : `${Math.round(page.timeMs / 1000)} s into the workout`,
  ].filter(Boolean)
  const copy = chatCtx.copy()
  const lastUser = copy.items.findLastIndex((item) => item.type === 'message' && item.role === 'user')
  if (lastUser < 0) return chatCtx
  copy.items.splice(
    lastUser,
    0,
    llm.ChatMessage.create({
      role: 'system',
      content: [`PAGE: The user is looking at ${parts.join(', ')}.`],
    }),
  )
  return copy
}
