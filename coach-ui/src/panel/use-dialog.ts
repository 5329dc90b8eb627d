import { type RefObject, useLayoutEffect, useSyncExternalStore } from 'react'

/** Where the panel is a sheet, which may fill the screen; sheet.css says the same. */
const SHEET = '(max-width: 40rem)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(SHEET)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/**
 * Opens and closes the browser's own dialog. One that fills the screen is modal: the browser makes all else inert, says
 * so to assistive technology, and keeps the focus. Otherwise the page beside it stays in use.
 * @param isFull fills the screen where it is a sheet; `fillsAny` everywhere.
 */
export function useDialog(
  panel: RefObject<HTMLDialogElement | null>,
  open: boolean,
  isFull: boolean,
  fillsAny: boolean,
): void {
  const isSheet = useSyncExternalStore(subscribe, () => window.matchMedia(SHEET).matches)
  const isModal = fillsAny || (isFull && isSheet)
  useLayoutEffect(() => {
    const dialog = panel.current
    if (!dialog) return
    const root = dialog.getRootNode()
    const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null
    dialog.close()
    if (!open) return
    if (isModal) dialog.showModal()
    else dialog.show()
    if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus()
  }, [panel, open, isModal])
}
