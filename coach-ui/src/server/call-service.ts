/** A refused or failed request. */
export interface Refusal {
  /** HTTP status; 0 where nobody answered. */
  readonly status: number
  /** What Kinetra's server says about it, such as "too_many_calls". */
  readonly code?: string | undefined
}

export interface CallStatus {
  readonly coach: 'live' | 'waiting' | 'ended'
  /** Why the coach is waited for. */
  readonly reason: string | null
  /** Place in the queue for a coach, from 1. */
  readonly position?: number | null | undefined
}

export interface Turn {
  readonly who: 'user' | 'coach'
  readonly text: string
  readonly at: string
}

/** What Kinetra's server knows of calls. Each rejects with an error that has the properties of a Refusal. */
export interface CallService {
  status(callId: string, signal?: AbortSignal): Promise<CallStatus>
  turns(callId: string): Promise<readonly Turn[]>
  /** Fresh details for a call that goes on: after a reload, or in another tab. */
  rejoin(callId: string, options: { takeOver: boolean }): Promise<unknown>
  feedback(callId: string, feedback: 'good' | 'bad'): Promise<void>
}
