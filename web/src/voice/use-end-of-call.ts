import { useEffect } from 'react'
import { getCallStatus } from '../api/calls.ts'
import { forgetCall } from '../coach/call-memory.ts'
import type { CallState } from './call-state.ts'
import { feed } from './call-store.ts'
import { problem } from './problems.ts'

const ASK_EVERY_MS = 1500

/**
 * While the connection is lost: asks the server whether there still is a call to go on with. A voice
 * server that was restarted knows none of its calls any more.
 */
export function useEndOfCall({ phase, problem: shown, lastCallId }: CallState): void {
  const lost = phase === 'reconnecting' || shown?.code === 'connection-lost'
  useEffect(() => {
    if (!lost || !lastCallId) return
    const abort = new AbortController()
    const ask = async () => {
      const status = await getCallStatus(lastCallId, abort.signal).catch(() => null)
      if (abort.signal.aborted || status?.coach !== 'ended') return
      forgetCall(lastCallId)
      feed({ type: 'fail', problem: problem('call-over') })
    }
    const timer = setInterval(() => void ask(), ASK_EVERY_MS)
    return () => {
      clearInterval(timer)
      abort.abort()
    }
  }, [lost, lastCallId])
}
