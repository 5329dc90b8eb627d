import type { OpenCall } from '@kinetra/store/store'
import { readMemory } from './memory.ts'
import { PATIENCE, type Patience } from './next-step.ts'

/** Somebody who waits for long waits for a place; that users come and go, LiveKit tells by itself. */
const LONGEST_PAUSE_MS = 2000

/**
 * Whether LiveKit is to be asked who is in a call. A coach who is there says with each renewal of its lease whether it
 * sees the user, and is believed; not so one of a version that says nothing, or one that should have ended the call.
 */
export function isInDoubt(call: OpenCall, patience: Patience = PATIENCE): boolean {
  if (call.lease === null || call.lease.userPresent === null) return true
  const { userGoneSinceMs } = readMemory(call.memory, Date.parse(call.createdAt))
  return userGoneSinceMs !== null && call.readAtMs - userGoneSinceMs >= patience.returnMs
}

/** Says which calls in doubt are due: the longer one has been, the more seldom, up to every 2 s. */
export class Doubts {
  readonly #known = new Map<string, { sinceMs: number; askedMs: number }>()

  isDue(id: string, nowMs: number): boolean {
    const known = this.#known.get(id)
    if (!known) {
      this.#known.set(id, { sinceMs: nowMs, askedMs: nowMs })
      return true
    }
    if (nowMs - known.askedMs < Math.min(LONGEST_PAUSE_MS, (nowMs - known.sinceMs) / 10)) return false
    known.askedMs = nowMs
    return true
  }

  /** Forgets those that are in doubt no more. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id)
  }
}
