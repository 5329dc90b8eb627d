import { useEffect } from 'react'
import { holdToTalk } from '../call/microphone-wish.ts'
import { useSession } from './use-session.ts'

/** While muted, holding the space bar talks; not where the space bar has a use of its own. */
export function useHoldToTalk(): void {
  const session = useSession()
  useEffect(() => {
    let held = false
    const down = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || held || isUsedHere(event.composedPath()[0])) return
      if (session.view.get().microphone.wish !== 'muted') return
      event.preventDefault()
      if (event.repeat) return
      held = true
      holdToTalk(session, true)
    }
    const up = (event?: KeyboardEvent) => {
      if (!held || (event && event.code !== 'Space')) return
      event?.preventDefault()
      held = false
      holdToTalk(session, false)
    }
    const blur = () => up()
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    window.addEventListener('blur', blur)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', blur)
      holdToTalk(session, false)
    }
  }, [session])
}

function isUsedHere(target: EventTarget | undefined): boolean {
  const used = 'input, textarea, select, button, summary, a[href], [role="button"], [contenteditable="true"]'
  return target instanceof Element && target.closest(used) !== null
}
