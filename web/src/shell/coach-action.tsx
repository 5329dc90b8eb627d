import { useStore } from '@kinetra/coach-ui/store'
import { useEffect, useState } from 'react'
import { pageStore } from '../page-context/page-store.ts'
import { t } from '../words/words.ts'

/** Long enough to hear the coach out first. */
const SHOWN_MS = 20_000

/**
 * Says what the coach changed on the page, to eyes and screen readers, and takes it back on demand. It
 * goes away by itself, but not while somebody points at it or has the focus in it.
 */
export function CoachAction() {
  const action = useStore(pageStore, (page) => page.lastAction)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!action || held) return
    const timer = setTimeout(() => pageStore.set({ lastAction: null }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [action, held])
  const undo = () => {
    action?.undo()
    pageStore.set({ lastAction: null })
    setHeld(false)
    document.getElementById('main')?.focus()
  }
  return (
    <div role="status" aria-live="polite">
      {action && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while its button may be used
        <div
          className="toast"
          data-testid="coach-action"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{action.message}</span>
          <button type="button" className="button" onClick={undo}>
            {t('undo')}
          </button>
        </div>
      )}
    </div>
  )
}
