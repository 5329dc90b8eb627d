import { voice } from '@livekit/agents'
import type { CallState } from './call-state.ts'

/** Whether the coach has something to say right now: heard, about to be, or held back while the user makes a sound. */
export function isCoachTalking(agent: voice.Agent<CallState>): boolean {
  const speech = agent.getActivityOrThrow().currentSpeech
  return speech !== undefined && !speech.interrupted && !speech.done()
}

/**
 * A coach that fell silent for a mere "mm-hm" goes on as soon as the user is silent. The session waits for a
 * transcript first (`falseInterruptionTimeout`), and takes notice then.
 */
export function goOnTalking(session: voice.AgentSession<CallState>): void {
  const resume = () => session.output.audio?.resume()
  if (session.userState === 'speaking') session.once(voice.AgentSessionEventTypes.UserStateChanged, resume)
  else resume()
}
