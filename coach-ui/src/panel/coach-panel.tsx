import { Room } from 'livekit-client'
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Ticket } from '../call/call-state.ts'
import type { OwnMicrophone } from '../room/capture.ts'
import { joinRoom } from '../room/join-room.ts'
import { hasFixedVolume } from '../room/play-sound.ts'
import { sinkOf } from '../room/speaker.ts'
import { useStore } from '../store/use-store.ts'
import { CallRoom } from './call-room.tsx'
import { PanelContent } from './panel-content.tsx'
import { useDialog } from './use-dialog.ts'
import { useDialogFocus } from './use-dialog-focus.ts'
import { RoomContext } from './use-room.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** The coach's panel and, behind it, the call; closing the panel leaves the call up. */
export function CoachPanel({ microphone }: { microphone: OwnMicrophone }) {
  const { shown } = useSession().coach
  const open = useStore(shown, (value) => value.open)
  const height = useStore(shown, (value) => value.height)
  const run = useStore(shown, (value) => value.run)
  const { phase, ticket } = useView((view) => view.call)
  const labels = useLabels()
  const panel = useRef<HTMLDialogElement>(null)
  const close = useCallback(() => shown.set({ open: false }), [shown])
  useDialog(panel, open, height === 'full', run)
  useDialogFocus(panel, open, `${phase} ${run}`, close)
  const content = <PanelContent onClose={close} />
  return (
    <dialog
      ref={panel}
      className="coach-panel"
      data-testid="coach-panel"
      data-phase={phase}
      data-height={height}
      data-run={run}
      tabIndex={-1}
      aria-label={labels.coach}
      onCancel={(event) => {
        // It closes as everything else closes it.
        event.preventDefault()
        close()
      }}
    >
      {ticket ? (
        <Call key={ticket.participantToken} ticket={ticket} microphone={microphone}>
          {content}
        </Call>
      ) : (
        content
      )}
    </dialog>
  )
}

function Call(props: { ticket: Ticket; microphone: OwnMicrophone; children: ReactNode }) {
  const { ticket, microphone } = props
  const session = useSession()
  const room = useMemo(
    () =>
      new Room({
        audioOutput: { deviceId: sinkOf(session.preferences.get().speakerId) },
        webAudioMix: hasFixedVolume(),
      }),
    [session],
  )
  useEffect(() => joinRoom(session, room, ticket, microphone), [session, room, ticket, microphone])
  return (
    <RoomContext value={room}>
      <CallRoom>{props.children}</CallRoom>
    </RoomContext>
  )
}
