import { inference, voice } from '@livekit/agents'
import type { CallState } from './call-state.ts'
import { isIncomplete } from './incomplete-utterance.ts'

/** Below this probability of an end, the sound alone makes the coach wait longer. */
const UNLIKELY_BY_SOUND = 0.1
/** A probability that is never reached: the words say that more is to come. */
const UNLIKELY_BY_WORDS = 1

/**
 * How long a silence ends a turn: the shorter one, or the longer one where sound or words say that more is to
 * come. The shorter one follows the user's own pauses within sentences: whoever speaks without any is answered
 * after 300 ms, whoever thinks while speaking is waited for.
 */
export const ENDPOINTING = { mode: 'dynamic', minDelay: 300, maxDelay: 1200, alpha: 0.7 } as const

/**
 * LiveKit's local end-of-turn model, which listens to the sound, helped by the words: measured on
 * synthetic questions the model alone rates whole and cut-off ones alike (docs/decisions/0006).
 */
export function createTurnDetector(): inference.TurnDetector {
  return new inference.TurnDetector({ version: 'v1-mini', unlikelyThreshold: UNLIKELY_BY_SOUND })
}

/** Lets the words so far decide how sure the turn detector has to be. */
export function followWords(session: voice.AgentSession<CallState>, detector: inference.TurnDetector): void {
  session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ transcript }) => {
    detector.updateOptions({
      unlikelyThreshold: isIncomplete(transcript) ? UNLIKELY_BY_WORDS : UNLIKELY_BY_SOUND,
    })
  })
}
