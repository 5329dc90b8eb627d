import { type RefObject, useEffect, useRef } from 'react'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]'
/** Where the panel fills the screen; coach.css says the same. */
const FULL_SCREEN = '(max-width: 40rem)'
const TOUCH = '(pointer: coarse)'

/**
 * Focus goes into the panel when it opens, is found again when what had it is gone, and does not leave a
 * panel that fills the screen. Escape closes the panel, which gives the focus back to the launcher and
 * leaves the call up.
 * @param shows what the panel shows; another value means that elements may have come and gone.
 */
export function useDialogFocus(
  panel: RefObject<HTMLElement | null>,
  open: boolean,
  shows: string,
  onClose: () => void,
): void {
  const isInside = useRef(false)
  useEffect(() => {
    const look = ({ target }: Event) => {
      isInside.current = target instanceof Node && panel.current?.contains(target) === true
    }
    document.addEventListener('focusin', look)
    document.addEventListener('pointerdown', look)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('pointerdown', look)
    }
  }, [panel])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides what can have the focus
  useEffect(() => {
    const element = panel.current
    // Somebody who is elsewhere on the page stays there.
    if (!element || !isInside.current) return
    const { activeElement } = document
    if (activeElement === element || !element.contains(activeElement)) firstStop(element).focus()
  }, [panel, shows])
  useEffect(() => {
    const element = panel.current
    if (!open || !element) return
    firstStop(element).focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        onClose()
        return
      }
      if (event.key !== 'Tab' || !window.matchMedia(FULL_SCREEN).matches) return
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

/** On touch screens a text field would bring up the keyboard, which covers half of the panel. */
function firstStop(panel: HTMLElement): HTMLElement {
  const wanted = [...panel.querySelectorAll<HTMLElement>('[data-first-focus]')]
  const typing = (element: HTMLElement) => element instanceof HTMLInputElement
  const fits = wanted.find((element) => !(window.matchMedia(TOUCH).matches && typing(element)))
  return fits ?? panel
}
