import { ConnectionState, DisconnectReason, type Room, RoomEvent } from 'livekit-client'
import type { Ticket } from '../call/call-state.ts'
import { problem, problemOfConnection } from '../call/problems.ts'
import { feed, type Session } from '../call/session.ts'
import type { OwnMicrophone } from './capture.ts'
import { linkCues } from './cue-link.ts'
import { linkPage } from './page-link.ts'
import { ensureRandomUuid } from './random-uuid.ts'
import { followCallEvents } from './room-call-events.ts'
import { followTranscripts } from './room-transcripts.ts'
import { ownSpeaker } from './speaker.ts'

/** Nobody waits longer than this for a room to open. */
const CONNECTED_WITHIN_MS = 20_000

/** Joins the room of a call, and leaves it; all that lives as long as the room begins and ends here. */
export function joinRoom(
  session: Session,
  room: Room,
  ticket: Ticket,
  microphone: OwnMicrophone,
): () => void {
  ensureRandomUuid()
  let leaveMicrophone: (() => void) | undefined
  const stops = [
    followTranscripts(session, room),
    followCallEvents(session, room),
    linkPage(session, room),
    linkCues(session, room),
    ownSpeaker(session, room),
  ]
  const lost = () => feed(session, { type: 'reconnecting' })
  const sound = () => {
    if (room.canPlaybackAudio) feed(session, { type: 'clear-notices', codes: ['sound-blocked'] })
    else feed(session, { type: 'notice', notice: problem('sound-blocked') })
  }
  const signalled = () => {
    leaveMicrophone ??= microphone.join(room)
  }
  const listeners = [
    [RoomEvent.SignalConnected, signalled],
    [RoomEvent.Reconnecting, lost],
    [RoomEvent.SignalReconnecting, lost],
    [RoomEvent.Reconnected, () => feed(session, { type: 'reconnected' })],
    [RoomEvent.AudioPlaybackStatusChanged, sound],
    [RoomEvent.Disconnected, (reason?: DisconnectReason) => leave(session, reason)],
  ] as const
  for (const [event, listener] of listeners) room.on(event, listener)
  const slow = setTimeout(() => fail(new Error('The room did not open in time.')), CONNECTED_WITHIN_MS)
  room.connect(ticket.serverUrl, ticket.participantToken).then(
    () => feed(session, { type: 'connected' }),
    (error: unknown) => fail(error),
  )

  function fail(error: unknown): void {
    if (session.view.get().call.phase !== 'connecting' || room.state === ConnectionState.Connected) return
    feed(session, { type: 'fail', problem: problemOfConnection(error) })
  }

  return () => {
    clearTimeout(slow)
    leaveMicrophone?.()
    for (const stop of stops) stop()
    for (const [event, listener] of listeners) room.off(event, listener)
    void room.disconnect()
  }
}

/** The room was left without the user hanging up: the coach ended the call, or something broke. */
function leave(session: Session, reason: DisconnectReason | undefined): void {
  const { call } = session.view.get()
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      // The page is being left or reloaded: the call is remembered, so that it can be returned to.
      feed(session, { type: 'end' })
      break
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.PARTICIPANT_REMOVED:
      session.memory.forget(call.lastCallId)
      feed(session, { type: 'end' })
      break
    case DisconnectReason.DUPLICATE_IDENTITY:
      session.memory.forget(call.lastCallId)
      feed(session, { type: 'fail', problem: problem('call-elsewhere') })
      break
    default:
      // A room that never opened is told by the attempt to connect, which knows why.
      if (call.phase === 'connecting') return
      feed(session, { type: 'fail', problem: problem('connection-lost') })
  }
}
