import { voice } from '@livekit/agents'
import type { CallState } from './call-state.ts'
import type { PausableVoice } from './pausable-voice.ts'

/** Whether the coach has something to say right now: heard, about to be, or held back while the user makes a sound. */
export function isCoachTalking(agent: voice.Agent<CallState>): boolean {
  const speech = agent.getActivityOrThrow().currentSpeech
  return speech !== undefined && !speech.interrupted && !speech.done()
}

/** The VAD ends an utterance after 250 ms of silence; a sentence that begins with "yeah" may go on after more. */
const GO_ON_AFTER_MS = 150

/**
 * A coach that fell silent for an "mm-hm" or a sentence given up goes on soon after it, unless the user speaks
 * on. The session waits longer, in case a transcript comes (`falseInterruptionTimeout`), and takes notice then.
 */
export function goOnTalking(session: voice.AgentSession<CallState>): void {
  setTimeout(() => {
    if (session.userState !== 'speaking') session.output.audio?.resume()
  }, GO_ON_AFTER_MS)
}

/** The coach falls silent with the first sign of a voice; the session itself does so one step of its VAD later, 32 ms. */
export function fallSilentAtOnce(session: voice.AgentSession<CallState>): void {
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
    if (newState === 'speaking' && session.agentState === 'speaking') session.output.audio?.pause()
  })
}

/**
 * The coach does not fall silent for its own echo. To be called once the session has started: it then has put
 * its captions around the voice, and they must not stop alone.
 */
export function talkOverEcho(session: voice.AgentSession<CallState>): void {
  const { audio } = session.output
  const { ownVoice } = session.userData
  if (!audio) return
  const pause = audio.pause.bind(audio)
  audio.pause = () => {
    if (!ownVoice.isHeard()) pause()
  }
}

/**
 * An answer that is broken off is stored, and known to the coach, as far as it was heard. The framework guesses it from
 * the time and the number of syllables, to which "173" is one. To be called once the session has started.
 */
export function tellWhatWasHeard(session: voice.AgentSession<CallState>, mouth: PausableVoice): void {
  const { audio } = session.output
  if (!audio) return
  const waitForPlayout = audio.waitForPlayout.bind(audio)
  audio.waitForPlayout = async () => {
    const event = await waitForPlayout()
    return mouth.heard === undefined ? event : { ...event, synchronizedTranscript: mouth.heard }
  }
}
