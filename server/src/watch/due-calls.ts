import type { OpenCall } from '@kinetra/store/store'
import { readMemory } from './memory.ts'

/**
 * Calls without their user that are checked in one round. A user who comes or goes is told of by a webhook, so
 * of very many such calls, each waits for its turn; those with a user are always checked.
 */
const EMPTY_AT_ONCE = 100

/** Chooses, round after round, the calls that are checked: it remembers who has waited longest. */
export function createDueCalls(emptyAtOnce = EMPTY_AT_ONCE): (open: readonly OpenCall[]) => OpenCall[] {
  let rounds = 0
  let checkedIn = new Map<string, number>()
  const lastRound = ({ id }: OpenCall) => checkedIn.get(id) ?? 0
  return (open) => {
    rounds += 1
    const empty = open.filter((call) => !isUserThere(call))
    const chosen = new Set(
      empty.toSorted((one, other) => lastRound(one) - lastRound(other)).slice(0, emptyAtOnce),
    )
    checkedIn = new Map(empty.map((call) => [call.id, chosen.has(call) ? rounds : lastRound(call)]))
    return open.filter((call) => chosen.has(call) || isUserThere(call))
  }
}

function isUserThere(call: OpenCall): boolean {
  return readMemory(call.memory, Date.parse(call.createdAt)).userSinceMs !== null
}
