import { useEffect } from 'react'
import { getCallStatus } from '../api/calls.ts'
import { callStore, feed } from './call-store.ts'
import { type ProblemCode, problem } from './problems.ts'

const ASK_EVERY_MS = 1500
/** From here on the user is told that it takes long and offered to try again. */
const LATE_MS = 10_000

const BY_REASON: Readonly<Record<string, ProblemCode>> = {
  no_worker: 'coach-none',
  all_busy: 'coach-busy',
  wrong_agent_name: 'coach-misnamed',
}

function isReason(code: ProblemCode | undefined): boolean {
  return code !== undefined && Object.values(BY_REASON).includes(code)
}

/** While the coach is not there: asks why, and says so. */
export function useCoachStatus(callId: string | null, waiting: boolean): void {
  useEffect(() => {
    if (!waiting) return
    const since = Date.now()
    const abort = new AbortController()
    const ask = async () => {
      const status = callId ? await getCallStatus(callId, abort.signal).catch(() => null) : null
      if (abort.signal.aborted) return
      const code = status?.reason ? BY_REASON[status.reason] : undefined
      if (code) feed({ type: 'notice', notice: problem(code) })
      else if (Date.now() - since >= LATE_MS) feed({ type: 'notice', notice: problem('coach-late') })
      else if (isReason(callStore.get().call.notice?.code)) feed({ type: 'clear-notice' })
    }
    const timer = setInterval(() => void ask(), ASK_EVERY_MS)
    return () => {
      clearInterval(timer)
      abort.abort()
    }
  }, [callId, waiting])
}
