import type { CallerEvent } from './caller-events.ts'
import type { Coach, Fault, Stage } from './fault.ts'

/** What came of a fault, from what each caller saw and heard. Times in milliseconds. */
export interface Outcome {
  /** From the strike, or from the mending of an outage, to another coach in the room, of each call that lost its own. */
  readonly coachAnewMs: readonly number[]
  /** The same until a question is answered again, of each call. */
  readonly answeredMs: readonly number[]
  /** The longest that somebody waited for an answer, and how many questions had none. */
  readonly longestWaitMs: number
  readonly unanswered: number
  readonly twoCoaches: number
  /** Coaches that went although the fault had not ended them. */
  readonly takenAway: number
  /** On the page: that it connects again, or why it is out of the call. */
  readonly seen: readonly string[]
  /** What coaches said, that is said in trouble only, and how often. */
  readonly apologies: readonly string[]
}

export interface Times {
  readonly struckMs: number
  readonly mendedMs: number
}

/** A coach whose connection broke comes back as itself. */
const CONNECTS_AGAIN_MS = 5000
const TROUBLE = /could not|cannot|can't|just now|sorry|out of reach|in the captions/i

export function measure(fault: Fault, stage: Stage, events: readonly CallerEvent[], times: Times): Outcome {
  const sinceMs = fault.isOutage ? times.mendedMs : times.struckMs
  const after = events.filter(({ atMs }) => atMs >= times.struckMs)
  const coachAnewMs: number[] = []
  const answeredMs: number[] = []
  let twoCoaches = 0
  let takenAway = 0
  for (const [caller, coach] of stage.coaches.entries()) {
    const own = events.filter((event) => event.caller === caller)
    const anew = after.find(
      (event) => event.caller === caller && event.kind === 'coach-came' && event.identity !== coach.identity,
    )
    if (anew) coachAnewMs.push(Math.max(0, anew.atMs - sinceMs))
    const answer = own.find((event) => event.kind === 'answered' && event.atMs - event.waitedMs > sinceMs)
    answeredMs.push(answer ? answer.atMs - sinceMs : Number.POSITIVE_INFINITY)
    if (most(own) > 1) twoCoaches += 1
    if (goneOf(own, coach, times.struckMs) && !fault.ends?.(coach, stage)) takenAway += 1
  }
  return {
    coachAnewMs,
    answeredMs,
    longestWaitMs: Math.max(0, ...after.flatMap((event) => ('waitedMs' in event ? event.waitedMs : []))),
    unanswered: after.filter(({ kind }) => kind === 'unanswered').length,
    twoCoaches,
    takenAway,
    seen: after.flatMap((event) =>
      event.kind === 'thrown-out' ? event.reason : event.kind === 'reconnecting' ? 'connects again' : [],
    ),
    apologies: after.flatMap((event) =>
      event.kind === 'said' && event.who === 'coach' && TROUBLE.test(event.text) ? event.text : [],
    ),
  }
}

/** The most coaches that were in the room at once. */
function most(events: readonly CallerEvent[]): number {
  const there = new Set<string>()
  let most = 0
  for (const event of events) {
    if (event.kind === 'coach-came') there.add(event.identity)
    if (event.kind === 'coach-left') there.delete(event.identity)
    // Who is thrown out sees nobody; who comes back is told who is there.
    if (event.kind === 'thrown-out' || event.kind === 'reconnected') there.clear()
    most = Math.max(most, there.size)
  }
  return most
}

/** Whether a caller found another coach, or saw the own one go for longer than it takes to connect again. */
function goneOf(events: readonly CallerEvent[], { identity }: Coach, sinceMs: number): boolean {
  const after = events.filter(({ atMs }) => atMs >= sinceMs)
  return after.some((event) => {
    if (event.kind === 'coach-came') return event.identity !== identity
    if (event.kind !== 'coach-left' || event.identity !== identity) return false
    const isBack = (later: CallerEvent) =>
      later.kind === 'coach-came' && later.identity === identity && later.atMs >= event.atMs
    return !after.some((later) => isBack(later) && later.atMs - event.atMs <= CONNECTS_AGAIN_MS)
  })
}
