import type { CallStore } from '@kinetra/store/store'
import { log } from '@livekit/agents'

export interface Lease {
  /** For a job that ends its call itself: nobody has taken it away then. */
  stopRenewing(): void
  release(): Promise<void>
}

const LEASE_MS = 3000
const RENEW_EVERY_MS = 1000

/**
 * Claims a call for this job and renews the claim each second: the heartbeat by which the server sees
 * that the coach is alive, and is told whether it sees the user. Null where another job has the call, so that there are
 * never two coaches.
 * @param userPresent undefined as long as the coach cannot tell.
 * @param lost called once when the claim was taken away or the call was ended.
 */
export async function holdLease(
  calls: CallStore,
  callId: string,
  holder: string,
  userPresent: () => boolean | undefined,
  lost: () => void,
): Promise<Lease | null> {
  let isWanted = true
  const claim = async () => await calls.claimLease(callId, holder, LEASE_MS, userPresent())
  if (!(await claim())) return null
  const timer = setInterval(async () => {
    try {
      if ((await claim()) || !isWanted) return
      stopRenewing()
      lost()
    } catch (error) {
      // The store is away: the call goes on, and the next beat tries again.
      log().warn({ error }, 'the lease could not be renewed')
    }
  }, RENEW_EVERY_MS)
  const stopRenewing = () => {
    isWanted = false
    clearInterval(timer)
  }
  return {
    stopRenewing,
    async release() {
      stopRenewing()
      await calls.releaseLease(callId, holder).catch(() => undefined)
    },
  }
}
