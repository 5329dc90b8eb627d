import type { AgentState } from '@livekit/components-react'
import type { CallPhase } from './call-state.ts'

/** How the call stands, on the launcher while the panel is closed. */
export function statusWords(phase: CallPhase): string | null {
  switch (phase) {
    case 'starting':
    case 'connecting':
      return 'Calling…'
    case 'waiting':
      return 'Waiting for the coach'
    case 'live':
      return 'In a call'
    case 'reconnecting':
      return 'Reconnecting…'
    default:
      return null
  }
}

const COACH_WORDS: Readonly<Partial<Record<AgentState, string>>> = {
  listening: 'Listening',
  thinking: 'Thinking',
  speaking: 'Speaking',
  idle: 'Listening',
}

/** The coach's state for the person in the call. */
export function coachWords(phase: CallPhase, state: AgentState): string {
  switch (phase) {
    case 'idle':
    case 'consent':
      return 'Ready when you are'
    case 'starting':
    case 'connecting':
      return 'Calling the coach…'
    case 'waiting':
      return 'Waiting for the coach…'
    case 'reconnecting':
      return 'Reconnecting…'
    case 'ended':
      return 'Call ended'
    case 'failed':
      return 'No call'
    case 'live':
      return COACH_WORDS[state] ?? 'Getting ready…'
  }
}
