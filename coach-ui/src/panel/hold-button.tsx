import { holdToTalk } from '../call/microphone-wish.ts'
import { useStore } from '../store/use-store.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/**
 * Talks while it is held, by a finger, the mouse, or the keys that press buttons. Where it can only be clicked, as
 * by a screen reader or a switch, one click begins and the next one ends.
 */
export function HoldButton() {
  const session = useSession()
  const labels = useLabels()
  const held = useView((view) => view.microphone.held)
  const pushToTalk = useStore(session.preferences, (preferences) => preferences.pushToTalk)
  const hold = (on: boolean) => holdToTalk(session, on)
  const isPress = ({ code }: React.KeyboardEvent) => code === 'Space' || code === 'Enter'
  return (
    <button
      type="button"
      className="button coach-hold"
      data-testid="coach-hold"
      data-first-focus={pushToTalk || undefined}
      aria-pressed={held}
      onPointerDown={() => hold(true)}
      onPointerUp={() => hold(false)}
      onPointerCancel={() => hold(false)}
      onPointerLeave={() => hold(false)}
      onKeyDown={(event) => {
        if (!isPress(event)) return
        // Neither a click nor, for Enter, one after the other.
        event.preventDefault()
        if (!event.repeat) hold(true)
      }}
      onKeyUp={(event) => {
        if (!isPress(event)) return
        event.preventDefault()
        hold(false)
      }}
      onBlur={() => hold(false)}
      // A click without a press before it (detail 0) is one of assistive technology.
      onClick={({ detail }) => detail === 0 && hold(!held)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {held ? (
        labels.release
      ) : (
        <>
          <span className="coach-hold-touch">{labels.hold}</span>
          <span className="coach-hold-key">{labels.holdOrKey}</span>
        </>
      )}
    </button>
  )
}
