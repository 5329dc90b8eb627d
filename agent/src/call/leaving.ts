import type { voice } from '@livekit/agents'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { userOf } from './audience.ts'
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
  const stayAwake = () => {
    clearTimeout(pause)
    clearTimeout(end)
  }
  const waitForReturn = () => {
    stayAwake()
    end = setTimeout(ended, END_AFTER_MS)
  }
  room.on(RoomEvent.ParticipantDisconnected, () => {
    if (userOf(room)) return
    waitForReturn()
    pause = setTimeout(() => {
      session.input.setAudioEnabled(false)
      session.interrupt({ force: true })
    }, PAUSE_AFTER_MS)
  })
  room.on(RoomEvent.ParticipantConnected, () => {
    if (!userOf(room)) return
    stayAwake()
    session.input.setAudioEnabled(true)
  })
  // A user who is still on the way finds the greeting ready, however long the way is.
  if (!userOf(room)) waitForReturn()
}
