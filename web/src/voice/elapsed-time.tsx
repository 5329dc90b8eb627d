import { useEffect, useState } from 'react'
import { clock } from '../format/format.ts'
import { useStore } from '../page-context/store.ts'
import { callStore } from './call-store.ts'

/** How long the coach has been there. */
export function ElapsedTime() {
  const startedAtMs = useStore(callStore, (view) => view.call.startedAtMs)
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  if (startedAtMs === null) return null
  const seconds = Math.max(0, nowMs - startedAtMs) / 1000
  return (
    <span className="number small coach-elapsed" role="timer" aria-label="Length of the call">
      {clock(seconds)}
    </span>
  )
}
