import { useEffect } from 'react'
import type { CallState } from '../call/call-state.ts'
import { problem } from '../call/problems.ts'
import { feed } from '../call/session.ts'
import { callsOf } from '../server/kinetra-server.ts'
import { pollEvery } from './poll-every.ts'
import { useSession } from './use-session.ts'

const ASK_EVERY_MS = 1500

/**
 * While the connection is lost: asks the server whether there still is a call to go on with. A voice
 * server that was restarted knows none of its calls any more.
 */
export function useEndOfCall({ phase, problem: shown, lastCallId }: CallState): void {
  const session = useSession()
  const lost = phase === 'reconnecting' || shown?.code === 'connection-lost'
  useEffect(() => {
    if (!lost || !lastCallId) return
    return pollEvery(ASK_EVERY_MS, async (signal) => {
      const status = await callsOf(session.coach.settings.get())?.status(lastCallId, signal)
      if (signal.aborted || status?.coach !== 'ended') return
      session.memory.forget(lastCallId)
      feed(session, { type: 'fail', problem: problem('call-over') })
    })
  }, [session, lost, lastCallId])
}
