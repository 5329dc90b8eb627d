import { useEffect } from 'react'
import { type ProblemCode, problem } from '../call/problems.ts'
import { feed } from '../call/session.ts'
import { callsOf } from '../server/kinetra-server.ts'
import { pollEvery } from './poll-every.ts'
import { useSession } from './use-session.ts'

const ASK_EVERY_MS = 1500
/** From here on the user is told that it takes long and offered to try again. */
const LATE_MS = 10_000

const BY_REASON: Readonly<Record<string, ProblemCode>> = {
  no_worker: 'coach-none',
  all_busy: 'coach-busy',
  wrong_agent_name: 'coach-misnamed',
}

/** While the coach is not there: asks why, and says so. */
export function useCoachStatus(callId: string | null, waiting: boolean): void {
  const session = useSession()
  useEffect(() => {
    if (!waiting) return
    const since = Date.now()
    return pollEvery(ASK_EVERY_MS, async (signal) => {
      const calls = callsOf(session.coach.settings.get())
      const status = callId ? await calls?.status(callId, signal).catch(() => null) : null
      if (signal.aborted) return
      const code = status?.reason ? BY_REASON[status.reason] : undefined
      if (code) feed(session, { type: 'notice', notice: problem(code) })
      else if (Date.now() - since >= LATE_MS) feed(session, { type: 'notice', notice: problem('coach-late') })
      else feed(session, { type: 'clear-notices', codes: Object.values(BY_REASON) })
    })
  }, [session, callId, waiting])
}
