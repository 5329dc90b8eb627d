import { voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { type Report, report } from './report.ts'

/**
 * Reports when a new call's coach is there and when it is first heard, as the caller lives it: since their click.
 * @param madeAtMs when the call's room was made, as LiveKit says; nothing is reported where it does not.
 */
export function observeArrival(
  session: voice.AgentSession<CallState>,
  madeAtMs: number,
  tell: Report = report,
): void {
  if (madeAtMs <= 0) return
  const event = voice.AgentSessionEventTypes.AgentStateChanged
  const since = () => Math.max(0, Date.now() - madeAtMs) / 1000
  let isThere = false
  const look = () => {
    const state = session.agentState
    if (state === 'initializing') return
    if (!isThere) tell({ kind: 'arrival', seconds: since() })
    isThere = true
    if (state !== 'speaking') return
    tell({ kind: 'first_sound', seconds: since() })
    session.off(event, look)
  }
  session.on(event, look)
  look()
}
