/** A refused or failed request, as it is told to the user: HTTP status, 0 where nobody answered. */
export interface Refusal {
  readonly status: number
  readonly message?: string | undefined
  readonly hint?: string | undefined
}

export interface CallStatus {
  readonly coach: 'live' | 'waiting' | 'ended'
  /** Why the coach is waited for. */
  readonly reason: string | null
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
