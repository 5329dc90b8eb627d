import { useEffect } from 'react'
import { COACH_NOTICES } from '../call/call-state.ts'
import { type Problem, type ProblemCode, problem } from '../call/problems.ts'
import { feed } from '../call/session.ts'
import type { CallStatus } from '../server/call-service.ts'
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

function problemOf({ reason, position }: CallStatus): Problem | undefined {
  if (reason === 'all_busy' && typeof position === 'number') return { code: 'coach-queued', position }
  const code = reason === null ? undefined : BY_REASON[reason]
  return code && problem(code)
}

const WHY_WAITING = COACH_NOTICES.filter((code) => code !== 'coach-left' && code !== 'coach-late')

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
      const notice = status ? problemOf(status) : undefined
      if (notice) feed(session, { type: 'notice', notice })
      else if (Date.now() - since >= LATE_MS) feed(session, { type: 'notice', notice: problem('coach-late') })
      else feed(session, { type: 'clear-notices', codes: WHY_WAITING })
    })
  }, [session, callId, waiting])
}
