import { log, type SpeechHandle, voice } from '@livekit/agents'
import { EARLY_RECOGNITION } from '../providers/early-recognition.ts'
import type { CallState } from './call-state.ts'

const STAGES: Record<string, string> = {
  stt_error: 'I could not hear that properly. Please say it again in a moment.',
  llm_error: 'I could not think that through just now. Please ask me again in a moment.',
  tts_error: 'My voice failed for a moment. The answer is in the captions.',
}

/**
 * A model that failed for good in a turn never leaves the user in silence: the coach and the page say so, each time. Only
 * what fails while the coach is still saying so is covered by that.
 */
export function reportProviderErrors(session: voice.AgentSession<CallState>, call: CallState): void {
  let apology: SpeechHandle | undefined
  session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
    const isUnheard = 'label' in error && error.label === EARLY_RECOGNITION
    if ('recoverable' in error && error.recoverable && !isUnheard) return
    const kind = 'type' in error ? error.type : ''
    log().warn({ error, kind }, 'a model failed')
    const message = STAGES[kind] ?? 'Something went wrong on my side. Please try again in a moment.'
    call.announce({ kind: 'notice', message })
    // A voice that failed cannot say so: the floor gives a sign, and the page has the words.
    if (kind === 'tts_error' || (apology && !apology.done() && !apology.interrupted)) return
    apology = call.floor.say(message)
  })
}
