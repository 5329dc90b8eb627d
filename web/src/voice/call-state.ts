import { type Problem, problem } from './problems.ts'

/**
 * idle → (consent →) starting → connecting → waiting ⇄ live ⇄ reconnecting → ended | failed.
 * `waiting` is a call without its coach; `starting` asks for the details to join.
 */
export type CallPhase =
  | 'idle'
  | 'consent'
  | 'starting'
  | 'connecting'
  | 'waiting'
  | 'live'
  | 'reconnecting'
  | 'ended'
  | 'failed'

export interface Ticket {
  readonly serverUrl: string
  readonly participantToken: string
  readonly callId: string | null
}

export interface CallState {
  readonly phase: CallPhase
  readonly ticket: Ticket | null
  /** The call is made without a microphone. */
  readonly typingOnly: boolean
  /** Why the call failed; set in the phase `failed` only. */
  readonly problem: Problem | null
  /** What is wrong in a call that goes on. */
  readonly notice: Problem | null
  /** When the coach was first there, in milliseconds since 1970. */
  readonly startedAtMs: number | null
  /** Whether the coach was there when the connection was lost. */
  readonly coachPresent: boolean
  /** The call that just ended, for feedback and deletion. */
  readonly lastCallId: string | null
}

export type CallInput =
  | { readonly type: 'ask-consent' }
  | { readonly type: 'start'; readonly typingOnly: boolean }
  | { readonly type: 'ticket'; readonly ticket: Ticket }
  | { readonly type: 'connected' }
  | { readonly type: 'coach-joined'; readonly nowMs: number }
  | { readonly type: 'coach-left' }
  | { readonly type: 'reconnecting' }
  | { readonly type: 'reconnected' }
  | { readonly type: 'notice'; readonly notice: Problem }
  | { readonly type: 'clear-notice'; readonly code?: Problem['code'] }
  | { readonly type: 'fail'; readonly problem: Problem }
  | { readonly type: 'end' }

export const IDLE: CallState = {
  phase: 'idle',
  ticket: null,
  typingOnly: false,
  problem: null,
  notice: null,
  startedAtMs: null,
  coachPresent: false,
  lastCallId: null,
}

export function isUp(phase: CallPhase): boolean {
  return phase === 'waiting' || phase === 'live' || phase === 'reconnecting'
}

/** Whether a call is being made or is up. */
export function isCalling(phase: CallPhase): boolean {
  return phase === 'starting' || phase === 'connecting' || isUp(phase)
}

/** The next state; an input that does not fit the phase, such as a late answer, changes nothing. */
export function nextCallState(state: CallState, input: CallInput): CallState {
  switch (input.type) {
    case 'ask-consent':
      return isCalling(state.phase) ? state : { ...IDLE, phase: 'consent' }
    case 'start':
      if (isCalling(state.phase)) return state
      return { ...IDLE, phase: 'starting', typingOnly: input.typingOnly }
    case 'ticket':
      if (state.phase !== 'starting') return state
      return { ...state, phase: 'connecting', ticket: input.ticket, lastCallId: input.ticket.callId }
    case 'connected':
      if (state.phase !== 'connecting') return state
      return { ...state, phase: state.coachPresent ? 'live' : 'waiting' }
    case 'coach-joined':
      return joined(state, input.nowMs)
    case 'coach-left':
      if (state.phase === 'connecting') return { ...state, coachPresent: false }
      if (!isUp(state.phase)) return state
      return {
        ...state,
        coachPresent: false,
        phase: state.phase === 'live' ? 'waiting' : state.phase,
        notice: problem('coach-left'),
      }
    case 'reconnecting':
      if (!isUp(state.phase)) return state
      return { ...state, phase: 'reconnecting', notice: problem('reconnecting') }
    case 'reconnected':
      if (state.phase !== 'reconnecting') return state
      return { ...state, phase: state.coachPresent ? 'live' : 'waiting', notice: null }
    case 'notice':
      return isCalling(state.phase) && !isLessUrgent(input.notice, state.notice)
        ? { ...state, notice: input.notice }
        : state
    case 'clear-notice':
      if (!state.notice || (input.code && state.notice.code !== input.code)) return state
      return { ...state, notice: null }
    case 'fail':
      // Of a call that was lost it may be learnt later that it is over.
      if (!isCalling(state.phase) && state.problem?.code !== 'connection-lost') return state
      return {
        ...state,
        phase: 'failed',
        ticket: null,
        problem: input.problem,
        notice: null,
        coachPresent: false,
      }
    case 'end':
      if (!isCalling(state.phase)) return state
      return { ...state, phase: 'ended', ticket: null, notice: null, coachPresent: false }
  }
}

const COACH_NOTICES: readonly Problem['code'][] = [
  'coach-late',
  'coach-none',
  'coach-busy',
  'coach-misnamed',
  'coach-left',
]

/** Whoever does not hear the coach has to know that before all else; the microphone has its own button. */
function isLessUrgent(notice: Problem, shown: Problem | null): boolean {
  return shown?.code === 'sound-blocked' && notice.code.startsWith('microphone-')
}

function joined(state: CallState, nowMs: number): CallState {
  // Whoever is in the room already is seen before the connection is said to be up.
  const early = state.phase === 'connecting'
  if (!isUp(state.phase) && !early) return state
  const explained = state.notice && COACH_NOTICES.includes(state.notice.code)
  return {
    ...state,
    phase: early || state.phase === 'reconnecting' ? state.phase : 'live',
    coachPresent: true,
    startedAtMs: state.startedAtMs ?? nowMs,
    notice: explained ? null : state.notice,
  }
}
