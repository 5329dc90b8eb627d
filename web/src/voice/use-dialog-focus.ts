import { type RefObject, useEffect } from 'react'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]'

/**
 * Focus goes into the panel when it opens and stays there while Tab is pressed; Escape closes the panel,
 * which gives the focus back to the launcher and leaves the call up.
 */
export function useDialogFocus(
  panel: RefObject<HTMLElement | null>,
  open: boolean,
  onClose: () => void,
): void {
  useEffect(() => {
    const element = panel.current
    if (!open || !element) return
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        onClose()
        return
      }
      if (event.key !== 'Tab') return
      const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
        (stop) => stop.getClientRects().length > 0,
      )
      const [first, last] = [stops[0], stops.at(-1)]
      const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last
      if (!leaving) return
      event.preventDefault()
      const next = event.shiftKey ? last : first
      next?.focus()
    }
    element.addEventListener('keydown', listen)
    return () => element.removeEventListener('keydown', listen)
  }, [panel, open, onClose])
}
