import { HANG_UP_RPC } from '@kinetra/protocol/page'
import { voice } from '@livekit/agents'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { userOf } from './audience.ts'
import type { CallState } from './call-state.ts'

/** A user gone this long is not listened or spoken to any more; a reload is quicker. */
const PAUSE_AFTER_MS = 5000
/** How often it is asked, then, whether somebody waits for a coach. */
const ASK_EVERY_MS = 1000
/** A user gone this long does not come back to this call. */
const END_AFTER_MS = 60_000
/** The page is told that it was heard before its room is closed. */
const ANSWERED_AFTER_MS = 200

export interface Leaving {
  /** Whether somebody waits for a coach. */
  isPlaceWanted(): Promise<boolean>
  /** Leaves the call to its user, who may come back, and the place to somebody else. */
  giveWay(): unknown
  /** The user is gone for good. */
  end(): unknown
}

/**
 * Stops the models soon after the user vanished, gives the place to whoever waits for one, and ends the call when
 * nobody returned, or the user hung up.
 */
export function watchLeaving(room: Room, session: voice.AgentSession<CallState>, leaving: Leaving): void {
  let pause: NodeJS.Timeout | undefined
  let ask: NodeJS.Timeout | undefined
  let end: NodeJS.Timeout | undefined
  const stayAwake = () => {
    clearTimeout(pause)
    clearInterval(ask)
    clearTimeout(end)
  }
  const ended = () => void leaving.end()
  const giveWayIfWanted = async () => {
    // A store that is away says nothing of who waits.
    const isWanted = await leaving.isPlaceWanted().catch(() => false)
    if (isWanted && !isOver && !userOf(room)) leaving.giveWay()
  }
  const waitForReturn = () => {
    stayAwake()
    end = setTimeout(ended, END_AFTER_MS)
  }
  let isOver = false
  room.on(RoomEvent.ParticipantDisconnected, () => {
    if (isOver || userOf(room)) return
    waitForReturn()
    pause = setTimeout(() => {
      session.userData.floor.userLeft()
      void giveWayIfWanted()
      ask = setInterval(() => void giveWayIfWanted(), ASK_EVERY_MS)
    }, PAUSE_AFTER_MS)
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
