import type { voice } from '@livekit/agents'
import type { CallState } from './call-state.ts'

/** Whether the coach has something to say right now: heard, about to be, or held back while the user makes a sound. */
export function isCoachTalking(agent: voice.Agent<CallState>): boolean {
  const speech = agent.getActivityOrThrow().currentSpeech
  return speech !== undefined && !speech.interrupted && !speech.done()
}
