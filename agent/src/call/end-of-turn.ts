import { inference, voice } from '@livekit/agents'
import { EarlyRecognition } from '../providers/early-recognition.ts'
import type { CallState } from './call-state.ts'
import { completenessOf } from './completeness.ts'

/**
 * Silence that ends an utterance before anything is known of its words, in milliseconds; longer where words come early,
 * so that they are known by then on a busy machine, too.
 */
const UNKNOWN_MS = { usual: 250, early: 450 }
/** Four steps of the VAD: longer than most gaps within a word, and what was said is hardly known earlier. */
const SHORTEST_MS = 128
/** From this completeness on an utterance is whole (docs/decisions/0037 has the share of those that are, and are not). */
const WHOLE = 0.55
/** Below this completeness there is more to come. */
const BEGUN = 0.05
/** How long the end of a turn is waited for where it may be whole, and where there is more to come, in milliseconds. */
const [MAY_BE_WHOLE_MS, BEGUN_MS] = [880, 1200]
/** What is said so soon after a question belongs to it: nobody has heard the answer and thought of another one by then. */
const GOES_ON_MS = 1000
/** Before any word is known. */
export const ENDPOINTING = { mode: 'fixed', minDelay: 300, maxDelay: BEGUN_MS } as const

export function createVad(): inference.VAD {
  return new inference.VAD({
    model: 'silero',
    minSilenceDuration: UNKNOWN_MS.usual,
    minSpeechDuration: 50,
  })
}

/** How long a silence ends a turn of these words, in milliseconds: not at all where they are surely whole. */
export function silenceAfter(words: string): number {
  const completeness = completenessOf(words)
  if (completeness >= WHOLE) return 0
  return completeness < BEGUN ? BEGUN_MS : MAY_BE_WHOLE_MS
}

/**
 * Lets the words of a turn decide how long a silence ends it, as soon as they are known (docs/decisions/0037). Until then
 * a pause belongs to the utterance, so that what comes behind it is recognised together with what stands before.
 */
export function followWords(
  session: voice.AgentSession<CallState>,
  vad: inference.VAD,
  call: Pick<CallState, 'goesOn'>,
): void {
  const early = session.stt instanceof EarlyRecognition && session.stt.isEarly ? session.stt : undefined
  let before = ''
  let spokenUntil = Number.NEGATIVE_INFINITY
  let asked = { words: '', until: spokenUntil }
  const wait = (minDelay: number, minSilenceDuration: number) => {
    vad.updateOptions({ minSilenceDuration })
    session.updateOptions({ turnHandling: { endpointing: { ...ENDPOINTING, minDelay } } })
  }
  session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ transcript, isFinal }) => {
    // Words of somebody who still speaks say nothing of the end.
    if (!isFinal && !early?.isPaused) return
    const words = `${before} ${transcript}`.trim()
    if (isFinal) before = words
    const silence = silenceAfter(words)
    wait(silence, Math.max(early ? SHORTEST_MS : UNKNOWN_MS.usual, silence))
  })
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState, createdAt }) => {
    if (newState !== 'speaking') {
      spokenUntil = createdAt
      return
    }
    const isOverCoach = session.agentState === 'speaking'
    if (before === '') {
      call.goesOn = createdAt - asked.until < GOES_ON_MS
      if (call.goesOn) before = asked.words
    }
    wait(ENDPOINTING.minDelay, early && !isOverCoach ? UNKNOWN_MS.early : UNKNOWN_MS.usual)
  })
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || item.role !== 'user') return
    asked = { words: item.textContent ?? '', until: spokenUntil }
    before = ''
  })
}
