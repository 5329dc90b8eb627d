import { PAGE_TOPIC, pageContext } from '@kinetra/protocol/page'
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import type { CallState } from './call-state.ts'

/**
 * Follows where the user is on the page. The workout follows only after the store has confirmed that
 * this user may read it; what is malformed is ignored.
 */
export function followPage(room: Room, call: CallState): void {
  room.on(
    RoomEvent.DataReceived,
    (payload: Uint8Array, sender?: RemoteParticipant, _?: unknown, topic?: string) => {
      if (topic !== PAGE_TOPIC || !sender) return
      void followTo(payload, call)
    },
  )
}

async function followTo(payload: Uint8Array, call: CallState): Promise<void> {
  let context: ReturnType<typeof pageContext.parse>
  try {
    context = pageContext.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch {
    return
  }
  if (context.workoutId && context.workoutId !== call.workoutId) {
    try {
      await call.store.workouts.get(call.viewerId, context.workoutId)
    } catch {
      return
    }
    call.workoutId = context.workoutId
  }
  call.pageContext = context
}
