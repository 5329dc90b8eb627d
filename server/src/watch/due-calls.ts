import type { OpenCall } from '@kinetra/store/store'
import { readMemory } from './memory.ts'

/**
 * Calls without their user that are looked at in one go. A user who comes or goes is told of by a webhook, so
 * of very many such calls, each waits for its turn; those with a user are always looked at.
 */
const EMPTY_AT_ONCE = 100

/** Chooses, look after look, the calls that are looked at: it remembers who has waited longest. */
export function createDueCalls(emptyAtOnce = EMPTY_AT_ONCE): (open: readonly OpenCall[]) => OpenCall[] {
  let looks = 0
  let lookedAt = new Map<string, number>()
  const lastLook = ({ id }: OpenCall) => lookedAt.get(id) ?? 0
  return (open) => {
    looks += 1
    const empty = open.filter((call) => !isUserThere(call))
    const chosen = new Set(
      empty.toSorted((one, other) => lastLook(one) - lastLook(other)).slice(0, emptyAtOnce),
    )
    lookedAt = new Map(empty.map((call) => [call.id, chosen.has(call) ? looks : lastLook(call)]))
    return open.filter((call) => chosen.has(call) || isUserThere(call))
  }
}

function isUserThere(call: OpenCall): boolean {
  return readMemory(call.memory, Date.parse(call.createdAt)).userSinceMs !== null
}
