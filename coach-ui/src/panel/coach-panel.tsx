import { Room } from 'livekit-client'
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Ticket } from '../call/call-state.ts'
import { joinRoom } from '../room/join-room.ts'
import { sinkOf } from '../room/speaker.ts'
import { useStore } from '../store/use-store.ts'
import { CallRoom } from './call-room.tsx'
import { PanelContent } from './panel-content.tsx'
import { useDialogFocus } from './use-dialog-focus.ts'
import { RoomContext } from './use-room.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** The coach's panel and, behind it, the call; closing the panel leaves the call up. */
export function CoachPanel() {
  const { shown } = useSession().coach
  const open = useStore(shown, (value) => value.open)
  const height = useStore(shown, (value) => value.height)
  const { phase, ticket } = useView((view) => view.call)
  const labels = useLabels()
  const panel = useRef<HTMLDivElement>(null)
  const close = useCallback(() => shown.set({ open: false }), [shown])
  useDialogFocus(panel, open, phase, close)
  const content = <PanelContent onClose={close} />
  return (
    <div
      ref={panel}
      className="coach-panel"
      data-testid="coach-panel"
      data-phase={phase}
      data-height={height}
      role="dialog"
      tabIndex={-1}
      aria-label={labels.coach}
      hidden={!open}
    >
      {ticket ? (
        <Call key={ticket.participantToken} ticket={ticket}>
          {content}
        </Call>
      ) : (
        content
      )}
    </div>
  )
}

function Call({ ticket, children }: { ticket: Ticket; children: ReactNode }) {
  const session = useSession()
  const room = useMemo(
    () => new Room({ audioOutput: { deviceId: sinkOf(session.preferences.get().speakerId) } }),
    [session],
  )
  useEffect(() => joinRoom(session, room, ticket), [session, room, ticket])
  return (
    <RoomContext value={room}>
      <CallRoom>{children}</CallRoom>
    </RoomContext>
  )
}
