import { type PointerEvent, useRef } from 'react'
import type { SheetHeight } from '../launcher/coach.ts'
import { useStore } from '../store/use-store.ts'
import { useLabels, useSession } from './use-session.ts'

const HEIGHTS: readonly SheetHeight[] = ['low', 'half', 'full']
/** A finger that moved less than this has tapped. */
const DRAG_PX = 24

/**
 * The handle of the sheet that the panel is on a phone: dragged up or down it takes the next of three heights; a tap
 * makes room for what is not seen, the page or the coach.
 */
export function SheetHandle() {
  const { shown } = useSession().coach
  const labels = useLabels()
  const height = useStore(shown, (value) => value.height)
  const from = useRef(0)
  const move = (steps: number) => {
    const next = HEIGHTS[HEIGHTS.indexOf(height) + steps]
    if (next) shown.set({ height: next })
  }
  const release = ({ clientY }: PointerEvent) => {
    const moved = clientY - from.current
    if (Math.abs(moved) >= DRAG_PX) move(moved < 0 ? 1 : -1)
  }
  const tap = ({ clientY, detail }: React.MouseEvent) => {
    // A drag ends with a click as well.
    if (detail > 0 && Math.abs(clientY - from.current) >= DRAG_PX) return
    shown.set({ height: height === 'full' ? 'half' : height === 'half' ? 'full' : 'half' })
  }
  return (
    <button
      type="button"
      className="coach-handle"
      aria-label={height === 'full' ? labels.morePage : labels.moreCoach}
      onPointerDown={(event) => {
        from.current = event.clientY
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={release}
      onClick={tap}
    />
  )
}
