import { type Room, RoomEvent } from '@livekit/rtc-node'

/** A LiveKit that stood still for a while is back sooner, and the call goes on; a node that is gone takes its rooms with it. */
const GIVE_UP_AFTER_MS = 15_000

/**
 * Lets go of a call whose room this coach cannot get back into: its user may be there already, on another node, and
 * another coach may find them.
 */
export function watchConnection(room: Room, giveUp: () => unknown): void {
  let timer: NodeJS.Timeout | undefined
  room.on(RoomEvent.Reconnecting, () => {
    timer ??= setTimeout(giveUp, GIVE_UP_AFTER_MS).unref()
  })
  for (const event of [RoomEvent.Reconnected, RoomEvent.Disconnected])
    room.on(event, () => {
      clearTimeout(timer)
      timer = undefined
    })
}
