/** What one of the callers saw or heard, and when, in milliseconds since 1970. */
export type CallerEvent = { readonly caller: number; readonly atMs: number } & (
  | { readonly kind: 'joined'; readonly callId: string }
  | { readonly kind: 'coach-came' | 'coach-left'; readonly identity: string }
  /** A question is over; `waitedMs` from its last sound to the first of the answer. */
  | { readonly kind: 'answered' | 'unanswered'; readonly waitedMs: number }
  | { readonly kind: 'said'; readonly who: 'coach' | 'user'; readonly text: string }
  | { readonly kind: 'reconnecting' | 'reconnected' }
  /** Out of the call: the page says so, and its user clicks. */
  | { readonly kind: 'thrown-out'; readonly reason: string }
)

export type CallerEventBody = CallerEvent extends infer Event
  ? Event extends CallerEvent
    ? Omit<Event, 'caller' | 'atMs'>
    : never
  : never

/** What the process of the callers is told at its start. */
export interface CallersPlan {
  readonly url: string
  readonly workoutId: string
  readonly count: number
  /** Recorded questions, 24 kHz. */
  readonly questions: readonly Int16Array[]
  /** Ports of this machine that are those of another one's. */
  readonly forward?: { readonly address: string; readonly ports: readonly number[] }
}
