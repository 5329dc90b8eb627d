import type { CallPhase } from '../call/call-state.ts'
import type { PanelLabels } from '../words/words.ts'

/** How the call stands, on the launcher while the panel is closed. */
const STATUS: Readonly<Partial<Record<CallPhase, keyof PanelLabels>>> = {
  starting: 'stateCalling',
  connecting: 'stateCalling',
  waiting: 'stateWaiting',
  live: 'inCall',
  reconnecting: 'stateReconnecting',
}
export const statusOf = (phase: CallPhase): keyof PanelLabels | null => STATUS[phase] ?? null

/** Whether the coach hears the user: a microphone is open, it is muted, or there is none. */
export type Hearing = 'open' | 'muted' | 'none'
const HEARING = { open: 'stateListening', muted: 'stateMuted', none: 'stateTyping' } as const

/** The coach's state for the person in the call. */
export function coachWords(labels: PanelLabels, phase: CallPhase, state: string, hearing: Hearing): string {
  switch (phase) {
    case 'idle':
    case 'consent':
      return labels.stateReady
    case 'starting':
    case 'connecting':
      return labels.stateCalling
    case 'waiting':
      return labels.stateWaiting
    case 'reconnecting':
      return labels.stateReconnecting
    case 'ended':
      return labels.stateEnded
    case 'failed':
      return labels.stateFailed
    case 'live':
      if (state === 'listening' || state === 'idle') return labels[HEARING[hearing]]
      if (state === 'thinking') return labels.stateThinking
      return state === 'speaking' ? labels.stateSpeaking : labels.stateGettingReady
  }
}
