import type { Call, Store } from '@kinetra/store/store'
import type { LiveKit } from '../livekit/livekit.ts'

/** Ends a call and closes its room; its token opens nothing any more. Does nothing where it has ended. */
export async function endCall(call: Call, store: Store, livekit: LiveKit): Promise<void> {
  if (call.endedAt !== null) return
  await store.calls.end(call.id)
  await livekit.deleteRoom(call.roomName)
}
