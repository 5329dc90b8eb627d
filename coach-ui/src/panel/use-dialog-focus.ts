import { type RefObject, useEffect, useRef } from 'react'

const TOUCH = '(pointer: coarse)'

/**
 * Focus goes into the panel when it opens, and is found again when what had it is gone. Escape closes the panel,
 * which gives the focus back to the launcher and leaves the call up.
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
    const look = (event: Event) => {
      const [target] = event.composedPath()
      isInside.current = target instanceof Node && panel.current?.contains(target) === true
    }
    // The document is not told where the focus goes within a shadow root.
    const places = [document, panel.current?.getRootNode() ?? document]
    const gone = new AbortController()
    for (const place of places)
      for (const name of ['focusin', 'pointerdown'])
        place.addEventListener(name, look, { signal: gone.signal })
    return () => gone.abort()
  }, [panel])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides what can have the focus
  useEffect(() => {
    const element = panel.current
    // Somebody who is elsewhere on the page stays there.
    if (!element || !isInside.current) return
    const focused = focusedBeside(element)
    if (focused === element || !element.contains(focused)) firstStop(element).focus()
  }, [panel, shows])
  useEffect(() => {
    const element = panel.current
    if (!open || !element) return
    firstStop(element).focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }
    element.addEventListener('keydown', listen)
    return () => element.removeEventListener('keydown', listen)
  }, [panel, open, onClose])
}

/** What has the focus in the document or shadow root of an element. */
function focusedBeside(element: HTMLElement): Element | null {
  const root = element.getRootNode()
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null
}

/** On touch screens a text field would bring up the keyboard, which covers half of the panel. */
function firstStop(panel: HTMLElement): HTMLElement {
  const wanted = [...panel.querySelectorAll<HTMLElement>('[data-first-focus]')]
  const typing = (element: HTMLElement) => element instanceof HTMLInputElement
  // Who holds a button to talk begins there, wherever it stands.
  const hold = wanted.find((element) => element.classList.contains('coach-hold'))
  const fits = wanted.find((element) => !(window.matchMedia(TOUCH).matches && typing(element)))
  return hold ?? fits ?? panel
}
