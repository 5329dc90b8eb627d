import { byGravity, type Problem, type ProblemCode, problem } from './problems.ts'

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
  /** Counts the calls of this page: an answer to an earlier attempt is no answer to this one. */
  readonly attempt: number
  /** Why the call failed; set in the phase `failed` only. */
  readonly problem: Problem | null
  /** What is wrong in a call that goes on, the gravest first. */
  readonly notices: readonly Problem[]
  /** When the coach was first there, in milliseconds since 1970. */
  readonly startedAtMs: number | null
  /** Whether the coach was there when the connection was lost. */
  readonly coachPresent: boolean
  /** The call that just ended, for feedback and deletion. */
  readonly lastCallId: string | null
}

export type CallInput =
  | { readonly type: 'ask-consent' }
  | { readonly type: 'start' }
  | { readonly type: 'ticket'; readonly ticket: Ticket }
  | { readonly type: 'connected' }
  | { readonly type: 'coach-joined'; readonly nowMs: number }
  | { readonly type: 'coach-left' }
  | { readonly type: 'reconnecting' }
  | { readonly type: 'reconnected' }
  | { readonly type: 'notice'; readonly notice: Problem }
  | { readonly type: 'clear-notices'; readonly codes: readonly ProblemCode[] }
  | { readonly type: 'fail'; readonly problem: Problem }
  | { readonly type: 'end' }

export const IDLE: CallState = {
  phase: 'idle',
  ticket: null,
  attempt: 0,
  problem: null,
  notices: [],
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

/** Why the coach is waited for: answered by its coming. */
export const COACH_NOTICES: readonly ProblemCode[] = [
  'coach-late',
  'coach-none',
  'coach-queued',
  'coach-busy',
  'coach-misnamed',
  'coach-left',
]

/** The next state; an input that does not fit the phase, such as a late answer, changes nothing. */
export function nextCallState(state: CallState, input: CallInput): CallState {
  const { attempt } = state
  switch (input.type) {
    case 'ask-consent':
      return isCalling(state.phase) ? state : { ...IDLE, attempt, phase: 'consent' }
    case 'start':
      return isCalling(state.phase) ? state : { ...IDLE, attempt: attempt + 1, phase: 'starting' }
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
        ...withNotice(state, problem('coach-left')),
        coachPresent: false,
        phase: state.phase === 'live' ? 'waiting' : state.phase,
      }
    case 'reconnecting':
      if (!isUp(state.phase)) return state
      return { ...withNotice(state, problem('reconnecting')), phase: 'reconnecting' }
    case 'reconnected':
      if (state.phase !== 'reconnecting') return state
      return { ...without(state, ['reconnecting']), phase: state.coachPresent ? 'live' : 'waiting' }
    case 'notice':
      return isCalling(state.phase) ? withNotice(state, input.notice) : state
    case 'clear-notices':
      return without(state, input.codes)
    case 'fail':
      // Of a call that was lost it may be learnt later that it is over.
      if (!isCalling(state.phase) && state.problem?.code !== 'connection-lost') return state
      return { ...over(state), phase: 'failed', problem: input.problem }
    case 'end':
      return isCalling(state.phase) ? { ...over(state), phase: 'ended' } : state
  }
}

const over = (state: CallState): CallState => ({ ...state, ticket: null, notices: [], coachPresent: false })

/** Each family tells one thing at a time: the reason why the coach is waited for, and what the microphone lacks. */
function withNotice(state: CallState, notice: Problem): CallState {
  const family = notice.code.split('-')[0]
  const others = state.notices.filter(({ code }) => code.split('-')[0] !== family)
  return { ...state, notices: [...others, notice].sort(byGravity) }
}

function without(state: CallState, codes: readonly ProblemCode[]): CallState {
  const notices = state.notices.filter(({ code }) => !codes.includes(code))
  return notices.length === state.notices.length ? state : { ...state, notices }
}

function joined(state: CallState, nowMs: number): CallState {
  // Whoever is in the room already is seen before the connection is said to be up.
  const early = state.phase === 'connecting'
  if (!isUp(state.phase) && !early) return state
  return {
    ...without(state, COACH_NOTICES),
    phase: early || state.phase === 'reconnecting' ? state.phase : 'live',
    coachPresent: true,
    startedAtMs: state.startedAtMs ?? nowMs,
  }
}
