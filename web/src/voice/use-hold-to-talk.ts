import { useRoomContext } from '@livekit/components-react'
import { useEffect } from 'react'
import { setMicrophone } from './microphone.ts'

/** While muted, holding the space bar talks; not where the space bar has a use of its own. */
export function useHoldToTalk(): void {
  const room = useRoomContext()
  useEffect(() => {
    let held = false
    const down = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || event.repeat || held || isUsedHere(event.target)) return
      if (room.localParticipant.isMicrophoneEnabled) return
      event.preventDefault()
      held = true
      void setMicrophone(room, true)
    }
    const up = (event?: KeyboardEvent) => {
      if (!held || (event && event.code !== 'Space')) return
      event?.preventDefault()
      held = false
      void setMicrophone(room, false)
    }
    const blur = () => up()
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    window.addEventListener('blur', blur)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', blur)
    }
  }, [room])
}

function isUsedHere(target: EventTarget | null): boolean {
  const used = 'input, textarea, select, button, summary, a[href], [role="button"], [contenteditable="true"]'
  return target instanceof Element && target.closest(used) !== null
}
