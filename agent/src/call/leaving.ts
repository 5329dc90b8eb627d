import type { voice } from '@livekit/agents'
import { ParticipantKind, type Room, RoomEvent } from '@livekit/rtc-node'
import type { CallState } from './call-state.ts'

/** A user gone this long is not listened or spoken to any more; a reload is quicker. */
const PAUSE_AFTER_MS = 5000
/** A user gone this long does not come back to this call. */
const END_AFTER_MS = 60_000

/**
 * Stops the models soon after the user vanished, and ends the call when nobody returned.
 * @param ended called once, when the user is gone for good.
 */
export function watchLeaving(room: Room, session: voice.AgentSession<CallState>, ended: () => void): void {
  let pause: NodeJS.Timeout | undefined
  let end: NodeJS.Timeout | undefined
  const isUserHere = () =>
    [...room.remoteParticipants.values()].some(({ info }) => info.kind !== ParticipantKind.AGENT)
  const goAway = () => {
    if (isUserHere()) return
    clearTimeout(pause)
    clearTimeout(end)
    pause = setTimeout(() => {
      session.input.setAudioEnabled(false)
      session.interrupt({ force: true })
    }, PAUSE_AFTER_MS)
    end = setTimeout(ended, END_AFTER_MS)
  }
  room.on(RoomEvent.ParticipantDisconnected, goAway)
  room.on(RoomEvent.ParticipantConnected, () => {
    if (!isUserHere()) return
    clearTimeout(pause)
    clearTimeout(end)
    session.input.setAudioEnabled(true)
  })
  goAway()
}
