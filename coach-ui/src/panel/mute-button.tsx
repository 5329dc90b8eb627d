import { useRef } from 'react'
import { holdToTalk, toggleMicrophone } from '../call/microphone-wish.ts'
import { MICROPHONE_FAILURES } from '../call/problems.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** A space bar that is held for this long talks, even on the button that mutes. */
const TAP_MS = 350

/**
 * Mutes, and opens the microphone again. After a click on it the focus is here: the space bar, held, talks and
 * leaves it muted, as everywhere in the call; only a tap unmutes.
 * @param onAsk asks for the consent that is still missing.
 */
export function MuteButton({ onAsk }: { onAsk: (() => void) | undefined }) {
  const session = useSession()
  const labels = useLabels()
  const { wish, held, capture } = useView((view) => view.microphone)
  const failed = useView(({ call }) => call.notices.some(({ code }) => MICROPHONE_FAILURES.includes(code)))
  const heldSince = useRef<number | null>(null)
  const isOpen = onAsk === undefined && (wish === 'open' || held) && capture !== 'failed'
  const unmutes = wish === 'muted' && !failed
  const words = isOpen ? labels.mute : unmutes ? labels.unmute : labels.useMicrophone
  const toggle = () => {
    if (onAsk) onAsk()
    else toggleMicrophone(session)
  }
  const down = (event: React.KeyboardEvent) => {
    if (event.code !== 'Space' || wish !== 'muted' || onAsk) return
    if (event.repeat) return event.preventDefault()
    heldSince.current = performance.now()
    holdToTalk(session, true)
  }
  const up = (event: React.KeyboardEvent) => {
    if (event.code !== 'Space' || heldSince.current === null) return
    const isHeld = performance.now() - heldSince.current >= TAP_MS
    heldSince.current = null
    // The click of the button comes with the key's release.
    if (isHeld) event.preventDefault()
    holdToTalk(session, false)
  }
  return (
    <button
      type="button"
      className="button coach-mute"
      data-testid="coach-mute"
      data-muted={!isOpen}
      onClick={toggle}
      onKeyDown={down}
      onKeyUp={up}
      onBlur={() => {
        if (heldSince.current === null) return
        heldSince.current = null
        holdToTalk(session, false)
      }}
    >
      {words}
    </button>
  )
}
