import { useEffect } from 'react'
import * as z from 'zod/mini'
import { getJson } from '../api/request.ts'
import { forgetCall } from '../coach/call-memory.ts'
import type { CallPhase } from './call-state.ts'
import { callStore, feed } from './call-store.ts'
import { type ProblemCode, problem } from './problems.ts'

const ASK_EVERY_MS = 1500
/** From here on the user is told that it takes long and offered to try again. */
const LATE_MS = 10_000

const callStatus = z.object({
  coach: z.enum(['live', 'waiting', 'ended']),
  reason: z.nullable(z.string()),
})
const BY_REASON: Readonly<Record<string, ProblemCode>> = {
  no_worker: 'coach-none',
  all_busy: 'coach-busy',
  wrong_agent_name: 'coach-misnamed',
}

function isReason(code: ProblemCode | undefined): boolean {
  return code !== undefined && Object.values(BY_REASON).includes(code)
}

/** While the coach or the connection is away: asks why, says so, and ends a call that the server has ended. */
export function useCoachStatus(callId: string | null, phase: CallPhase): void {
  useEffect(() => {
    if (phase !== 'waiting' && phase !== 'reconnecting') return
    const since = Date.now()
    const abort = new AbortController()
    const ask = async () => {
      const status = callId
        ? await getJson(`/api/calls/${callId}/status`, callStatus, abort.signal).catch(() => null)
        : null
      if (abort.signal.aborted) return
      if (status?.coach === 'ended') {
        forgetCall(callId)
        return feed({ type: 'fail', problem: problem('call-over') })
      }
      if (phase === 'reconnecting') return
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
  }, [callId, phase])
}
