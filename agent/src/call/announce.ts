import { CALL_EVENTS_TOPIC, type CallEvent } from '@kinetra/protocol/call-events'
import type { Room } from '@livekit/rtc-node'

/** Sends what happens in the call to the page; a page that is not there misses it, and nothing fails. */
export function announcer(room: Room): (event: CallEvent) => void {
  const encoder = new TextEncoder()
  return (event) => {
    room.localParticipant
      ?.publishData(encoder.encode(JSON.stringify(event)), { reliable: true, topic: CALL_EVENTS_TOPIC })
      .catch(() => undefined)
  }
}
