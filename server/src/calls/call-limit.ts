import type { Call, NewCall, Store } from '@kinetra/store/store'
import { RequestError } from '../http/request-error.ts'
import type { LiveKit } from '../livekit/livekit.ts'
import { endCall } from './end-call.ts'

/** More than anybody may have open; older calls than these are not counted. */
const COUNTED = 50
/** Time to join a call that was just started. */
const JOINING_MS = 15_000

/**
 * Makes a call of the user's where one more is allowed. Calls that the user has left give way, though one
 * may return to them for a minute otherwise; where none is left, throws a RequestError (429). Of calls that
 * are asked for at once, by whichever servers, those made first count: each server looks again once its call
 * is there to be seen by the others.
 */
export async function createCall(
  { store, livekit }: { readonly store: Store; readonly livekit: LiveKit },
  call: NewCall,
  limit: number,
): Promise<Call> {
  const open = await openCalls(store, call.userId)
  if (open.length >= limit && (await keepThoseInUse(open, store, livekit)).length >= limit) {
    throw tooManyCalls(limit)
  }
  const made = await store.calls.create(call)
  const earlier = (await openCalls(store, call.userId)).filter((other) => isBefore(other, made))
  if (earlier.length < limit) return made
  await store.calls.delete(call.userId, call.id)
  throw tooManyCalls(limit)
}

async function openCalls(store: Store, userId: string): Promise<Call[]> {
  const recent = await store.calls.list(userId, { limit: COUNTED })
  return recent.filter((call) => call.endedAt === null)
}

function isBefore(one: Call, other: Call): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt
}

async function keepThoseInUse(open: Call[], store: Store, livekit: LiveKit): Promise<Call[]> {
  const inUse: Call[] = []
  const nowMs = await store.now()
  for (const call of open) {
    const isNew = nowMs - Date.parse(call.createdAt) < JOINING_MS
    const members = isNew ? undefined : await livekit.members(call.roomName)
    if (isNew || members?.some((member) => !member.isAgent && member.present)) inUse.push(call)
    else await endCall(call, store, livekit)
  }
  return inUse
}

function tooManyCalls(limit: number): RequestError {
  return new RequestError(429, 'too_many_calls', `You have ${limit} calls open already.`, {
    hint: 'End one of them, here or in the other tab.',
    retryAfterInS: 15,
  })
}
