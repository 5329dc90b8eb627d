import type { CallStore } from '@kinetra/store/store'
import { log } from '@livekit/agents'
import { leaseBeats } from '../worker/lease-beats.ts'

export interface Lease {
  /** For a job that ends its call itself: nobody has taken it away then. */
  stopRenewing(): void
  release(): Promise<void>
}

export const LEASE_MS = 3000
const RENEW_EVERY_MS = 1000

/**
 * Claims a call for this job and renews the claim each second: the heartbeat by which the server sees
 * that the coach is alive, and is told whether it sees the user. The worker is told as well, and renews it for a job that
 * is kept from the processor (`worker/lease-keeper.ts`). Null where another job has the call, so that there are
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
  const tell = (isHeld: boolean) =>
    leaseBeats.tellWorker({ callId, holder, userPresent: userPresent(), isHeld })
  if (!(await claim())) return null
  tell(true)
  const timer = setInterval(async () => {
    try {
      tell(true)
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
    tell(false)
  }
  return {
    stopRenewing,
    async release() {
      stopRenewing()
      await calls.releaseLease(callId, holder).catch(() => undefined)
    },
  }
}
