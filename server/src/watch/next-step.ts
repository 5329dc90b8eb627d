import type { Memory } from './memory.ts'

/** How long is waited, in milliseconds. */
export interface Patience {
  /** For the coach, after the user joined and between two dispatches. */
  readonly coachMs: number
  /** Between a dispatch that was lost and the next one, once a worker is free. */
  readonly lostMs: number
  /** For a user who left and may come back (a reload, a tunnel). */
  readonly returnMs: number
  /** For a user who never came. */
  readonly arrivalMs: number
  /** For a room, which is made right after its call. */
  readonly roomMs: number
  /** For a coach that is there to end the call itself, which writes its closing note first. */
  readonly closingMs: number
}
export const PATIENCE: Patience = {
  coachMs: 3000,
  lostMs: 500,
  returnMs: 60_000,
  arrivalMs: 120_000,
  roomMs: 5000,
  closingMs: 15_000,
}
/** Dispatches without anybody known to take them: the first, made with the room, and three more. */
const BLIND_DISPATCHES = 4
/** Up to 48 s are waited between two dispatches. */
const MOST_DOUBLED = 6

/** What is to be seen of a call now. */
export interface Sight {
  readonly nowMs: number
  readonly createdMs: number
  /** Null where the room is gone. */
  readonly room: { readonly userPresent: boolean; readonly agents: readonly string[] } | null
  /** The coach's heartbeat. */
  readonly leaseLive: boolean
  /** Whether its absence says anything: see store-trust.ts. */
  readonly leaseTrusted: boolean
  /** See places.ts. */
  readonly turn: Turn
}

/**
 * Whether a coach can come: now; not known, since workers are just taking calls that may be this one; later, when it is
 * this call's turn in the queue; or nobody is known who could.
 */
export type Turn = 'now' | 'coming' | 'later' | 'nobody'

export type Step =
  | { readonly kind: 'wait' }
  | { readonly kind: 'end'; readonly cause: 'room_gone' | 'user_gone' | 'user_never_came' }
  /** Remove what is left of dead agents, then send for the coach. */
  | { readonly kind: 'dispatch'; readonly cause: 'never_came' | 'died'; readonly remove: readonly string[] }

/** What to do about a call, from what is seen and what was: no clock, no network, the same answer always. */
export function nextStep(
  sight: Sight,
  before: Memory,
  patience: Patience = PATIENCE,
): { step: Step; memory: Memory; waitingSinceMs: number | null } {
  const memory = queue(sight, remember(sight, before), patience)
  const { step, ...after } = decide(sight, memory, patience)
  // Who has lost a coach came before those who wait for their first, and is called before them.
  return { step, memory: after.memory, waitingSinceMs: memory.queued ? memory.userSinceMs : null }
}

function decide(sight: Sight, memory: Memory, patience: Patience): { step: Step; memory: Memory } {
  const { nowMs, createdMs, room } = sight
  const wait = { step: { kind: 'wait' } as const, memory }
  if (room === null) {
    if (nowMs - createdMs < patience.roomMs) return wait
    return { step: { kind: 'end', cause: 'room_gone' }, memory }
  }
  if (!room.userPresent) {
    const goneMs = patience.returnMs + (sight.leaseLive ? patience.closingMs : 0)
    if (memory.userGoneSinceMs !== null && nowMs - memory.userGoneSinceMs >= goneMs) {
      return { step: { kind: 'end', cause: 'user_gone' }, memory }
    }
    if (!memory.userSeen && nowMs - createdMs >= patience.arrivalMs) {
      return { step: { kind: 'end', cause: 'user_never_came' }, memory }
    }
    return wait
  }
  if (sight.leaseLive || !sight.leaseTrusted || !isDispatchDue(sight, memory, patience)) return wait
  // Sent for out of turn, a coach that becomes free in this moment would go to whoever came last.
  if (memory.queued && sight.turn !== 'now') return wait
  if (memory.dispatches >= BLIND_DISPATCHES && sight.turn !== 'now') return wait
  return {
    step: { kind: 'dispatch', cause: memory.leaseSeen ? 'died' : 'never_came', remove: room.agents },
    memory: {
      ...memory,
      dispatches: memory.leaseSeen ? 1 : memory.dispatches + 1,
      dispatchedMs: nowMs,
      leaseSeen: false,
      lost: sight.turn !== 'now',
    },
  }
}

function remember(sight: Sight, before: Memory): Memory {
  const { nowMs, room, leaseLive } = sight
  const userPresent = room?.userPresent ?? false
  return {
    ...before,
    userSeen: before.userSeen || userPresent,
    userSinceMs: userPresent ? (before.userSinceMs ?? nowMs) : null,
    userGoneSinceMs: before.userSeen && !userPresent ? (before.userGoneSinceMs ?? nowMs) : null,
    leaseSeen: before.leaseSeen || leaseLive,
    // A coach that came uses up no tries of the next one.
    dispatches: leaseLive ? 1 : before.dispatches,
    lost: before.lost ?? (sight.turn === 'later' || sight.turn === 'nobody'),
  }
}

/**
 * All coaches are in other calls: the call is in the queue until it has its own, also while that one is on its way.
 * What was sent for it before was taken by nobody.
 */
function queue({ leaseLive, turn, nowMs }: Sight, memory: Memory, patience: Patience): Memory {
  if (leaseLive || memory.userSinceMs === null) return { ...memory, queued: false }
  const isLate = nowMs - memory.dispatchedMs >= patience.coachMs
  if (memory.queued || !(turn === 'later' || (turn === 'coming' && isLate))) return memory
  return { ...memory, queued: true, lost: true }
}

/**
 * On a machine that can do no more, a coach takes longer than is waited for it, and each further one that is sent for makes
 * it slower: after two in vain, twice as long is waited each time.
 */
const backOff = (dispatches: number): number => 2 ** Math.max(0, Math.min(dispatches, MOST_DOUBLED) - 2)

/**
 * A coach that was there is missed at once, its lease has run out; one that never came after 3 s, or as soon
 * as a worker is free where none was to take the dispatch.
 */
function isDispatchDue({ nowMs, turn }: Sight, memory: Memory, patience: Patience): boolean {
  const sinceMs = nowMs - memory.dispatchedMs
  if (memory.lost && turn === 'now' && sinceMs >= patience.lostMs) return true
  if (sinceMs < patience.coachMs * backOff(memory.dispatches)) return false
  return memory.leaseSeen || nowMs - (memory.userSinceMs ?? nowMs) >= patience.coachMs
}
