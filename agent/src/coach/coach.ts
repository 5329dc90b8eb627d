import { ReadableStream } from 'node:stream/web'
import { UTC } from '@kinetra/protocol/time-zone'
import { type llm, log, voice } from '@livekit/agents'
import { filterBackchannels } from '../call/backchannel-filter.ts'
import type { CallState } from '../call/call-state.ts'
import type { Reply as SpokenReply } from '../call/floor.ts'
import { report } from '../metrics/report.ts'
import { checkSentence } from '../numbers/check-sentence.ts'
import { agentTools, READING_TOOLS } from '../tools/coach-tools.ts'
import { checkReply, type ReplyChunk } from './checked-reply.ts'
import { commitWhenSpoken } from './commit-when-spoken.ts'
import { fillSilence } from './fill-silence.ts'
import { instructionsOn, retryNumbers } from './instructions.ts'
import { joinQuestion } from './joined-question.ts'
import { lookAhead } from './look-ahead.ts'
import { streamThrough } from './stream-through.ts'
import { Pace, timeWords } from './timed-words.ts'
import { conversationOf, withPageContext } from './what-was-asked.ts'

type Reply = AsyncIterable<ReplyChunk> | null

interface CoachOptions {
  readonly chatCtx?: llm.ChatContext | undefined
  /** What it says of its own accord as soon as it is in the call. */
  readonly opening?: SpokenReply
  /** The user's, an IANA name. */
  readonly timeZone?: string
}

type NodeParameters = Parameters<voice.Agent<CallState>['llmNode']>

/** The coach in a call: persona, tools, and the check of every number before the voice. */
export class Coach extends voice.Agent<CallState> {
  readonly #opening: SpokenReply | undefined
  #pace: Pace | undefined

  constructor(options: CoachOptions = {}) {
    super({
      instructions: instructionsOn(options.timeZone ?? UTC),
      tools: agentTools(),
      ...(options.chatCtx && { chatCtx: options.chatCtx }),
    })
    this.#opening = options.opening
  }

  override async onEnter() {
    const { floor } = this.session.userData
    floor.enter(this.session)
    commitWhenSpoken(this.session, this)
    if (this.#opening) floor.speak(this.#opening)
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

  override async llmNode(...[context, toolCtx, settings]: NodeParameters) {
    const call = this.session.userData
    const chatCtx = call.goesOn ? joinQuestion(context) : context
    const isContinued = chatCtx.items.at(-1)?.type === 'function_call_output'
    const prepared = isContinued ? call.prepared.continued(chatCtx) : call.prepared.begin()
    const request = prepared.request(withPageContext(chatCtx, call))
    const conversation = conversationOf(request)
    const ask = () =>
      lookAhead(request, {
        call,
        prepared,
        isSpoken: this.session.output.audio !== null,
        readingTools: settings.toolChoice === 'none' ? new Map() : READING_TOOLS,
        ask: (known) => voice.Agent.default.llmNode(this, known, toolCtx, settings) as Promise<Reply>,
      })
    const checked = checkReply(ask(), {
      check: (sentence, said, withheld) =>
        checkSentence(sentence, call.ledger, { ...conversation, said, withheld }),
      passed: (sentence, { sources }) => {
        if (sources.length > 0)
          call.announce({ kind: 'sources', sentence: sentence.trim(), sources: [...sources] })
      },
      withheld: ({ sentence, checked }) => {
        report({ kind: 'withheld' })
        const numbers = checked.unsupported
        log().warn({ numbers, 'lk.pii.sentence': sentence }, 'withheld a sentence with an unsupported number')
      },
      retry: ({ sentence, checked, said }) => {
        if (said) request.addMessage({ role: 'assistant', content: said })
        request.addMessage({ role: 'system', content: retryNumbers(sentence, checked.problems) })
        return ask()
      },
    })
    const isAwaited = this.session.output.audio !== null && isQuestion(chatCtx)
    return ReadableStream.from(prepared.marked(fillSilence(checked, isAwaited)))
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
