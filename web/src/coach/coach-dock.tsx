import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import { Footprint } from '../foot/footprint.tsx'
import { rememberedCall } from './call-memory.ts'

export interface CoachPanelProps {
  /** Whether the panel is shown; a call goes on behind a closed panel. */
  readonly open: boolean
  readonly onClose: () => void
  /** Tells the launcher how the call stands, in words; null without a call. */
  readonly onStatus: (status: string | null) => void
  /** Grows with each click on the launcher while no call is up. */
  readonly clicks: number
}

/** A server that has gone may leave a request without any answer. */
const PATIENCE_MS = 15_000

/** Rejects when nobody should be left waiting any longer. */
const patience = () => new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS))

/**
 * The floating button. Nothing of LiveKit is loaded before it is pressed, except when the tab returns to a
 * call that it had before a reload.
 */
export function CoachDock() {
  const [Panel, setPanel] = useState<ComponentType<CoachPanelProps> | null>(null)
  const [open, setOpen] = useState(false)
  const [clicks, setClicks] = useState(0)
  const [failed, setFailed] = useState(false)
  const [status, setStatus] = useState<string | null>(null)
  const launcher = useRef<HTMLButtonElement>(null)

  const show = useCallback(() => {
    setOpen(true)
    setClicks((count) => count + 1)
    setFailed(false)
    const loading = import('../voice/coach-panel.tsx').then((module) => setPanel(() => module.CoachPanel))
    Promise.race([loading, patience()]).catch(() => {
      setOpen(false)
      setFailed(true)
    })
  }, [])
  useEffect(() => {
    if (rememberedCall()) show()
  }, [show])
  const close = useCallback(() => {
    setOpen(false)
    // The button is hidden until React has drawn again.
    requestAnimationFrame(() => launcher.current?.focus())
  }, [])

  useEffect(() => {
    // The page makes room for the panel where there is room to make.
    document.documentElement.dataset.coach = open ? 'open' : 'closed'
  }, [open])

  const waiting = open && !Panel
  return (
    <>
      <button
        ref={launcher}
        type="button"
        className="coach-launcher"
        data-testid="coach-launcher"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-busy={waiting}
        data-told={failed || waiting || status !== null}
        hidden={open && !waiting}
        onClick={show}
      >
        <Footprint />
        <span role="status">
          {failed ? 'Not loaded. Try again' : waiting ? 'One moment…' : (status ?? 'Ask the coach')}
        </span>
      </button>
      {Panel && <Panel open={open} onClose={close} onStatus={setStatus} clicks={clicks} />}
    </>
  )
}
