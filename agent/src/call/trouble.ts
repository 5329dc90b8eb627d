import { log, voice } from '@livekit/agents'
import { EARLY_RECOGNITION } from '../providers/early-recognition.ts'
import type { CallState } from './call-state.ts'

const STAGES: Record<string, string> = {
  stt_error: 'I could not hear that properly. Please say it again in a moment.',
  llm_error: 'I could not think that through just now. Please ask me again in a moment.',
  tts_error: 'My voice failed for a moment. The answer is in the captions.',
}
/** One apology is enough while a provider keeps failing. */
const APOLOGISE_EVERY_MS = 10_000

/** A model that failed for good in a turn never leaves the user in silence: the coach and the page say so. */
export function admitTrouble(session: voice.AgentSession<CallState>, call: CallState): void {
  let apologisedAt = Number.NEGATIVE_INFINITY
  session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
    const isUnheard = 'label' in error && error.label === EARLY_RECOGNITION
    if ('recoverable' in error && error.recoverable && !isUnheard) return
    const kind = 'type' in error ? error.type : ''
    log().warn({ error, kind }, 'a model failed')
    const message = STAGES[kind] ?? 'Something went wrong on my side. Please try again in a moment.'
    if (performance.now() - apologisedAt < APOLOGISE_EVERY_MS) return
    apologisedAt = performance.now()
    call.announce({ kind: 'notice', message })
    if (kind !== 'tts_error') session.say(message, { addToChatCtx: false })
  })
}
