import { useEffect, useState } from 'react'
import { useLabels, useView } from './use-session.ts'

/** How long the coach has been there. */
export function ElapsedTime() {
  const labels = useLabels()
  const startedAtMs = useView((view) => view.call.startedAtMs)
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  if (startedAtMs === null) return null
  const seconds = Math.max(0, Math.floor((nowMs - startedAtMs) / 1000))
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className="number small coach-elapsed" role="timer" aria-label={labels.callLength}>
      {clock}
    </span>
  )
}
