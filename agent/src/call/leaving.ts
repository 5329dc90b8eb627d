import { HANG_UP_RPC } from '@kinetra/protocol/page'
import { voice } from '@livekit/agents'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { userOf } from './audience.ts'
import type { CallState } from './call-state.ts'

/** A user gone this long is not listened or spoken to any more; a reload is quicker. */
const PAUSE_AFTER_MS = 5000
/** A user gone this long does not come back to this call. */
const END_AFTER_MS = 60_000
/** The page is told that it was heard before its room is closed. */
const ANSWERED_AFTER_MS = 200

/**
 * Stops the models soon after the user vanished, and ends the call when nobody returned, or the user hung up.
 * @param ended called when the user is gone for good.
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
  let isOver = false
  room.on(RoomEvent.ParticipantDisconnected, () => {
    if (isOver || userOf(room)) return
    waitForReturn()
    pause = setTimeout(() => session.userData.floor.userLeft(), PAUSE_AFTER_MS)
  })
  room.localParticipant?.registerRpcMethod(HANG_UP_RPC, async ({ callerIdentity }) => {
    // After the answer has been sent: the page leaves as soon as it has it.
    if (callerIdentity === userOf(room)) setTimeout(ended, ANSWERED_AFTER_MS)
    return ''
  })
  room.on(RoomEvent.ParticipantConnected, () => {
    if (isOver || !userOf(room)) return
    stayAwake()
    session.userData.floor.userReturned()
  })
  session.once(voice.AgentSessionEventTypes.Close, () => {
    isOver = true
    stayAwake()
  })
  // A user who is still on the way finds the greeting ready, however long the way is.
  if (!userOf(room)) waitForReturn()
}
