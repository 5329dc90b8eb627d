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
  thinking: 'Thinking',
  speaking: 'Speaking',
}

/** Whether the coach hears the user: a microphone is open, it is muted, or there is none. */
export type Hearing = 'open' | 'muted' | 'none'
const HEARING_WORDS: Readonly<Record<Hearing, string>> = {
  open: 'Listening',
  muted: 'Muted',
  none: 'Type your question',
}

/** The coach's state for the person in the call. */
export function coachWords(phase: CallPhase, state: AgentState, hearing: Hearing): string {
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
      if (state === 'listening' || state === 'idle') return HEARING_WORDS[hearing]
      return COACH_WORDS[state] ?? 'Getting ready…'
  }
}
