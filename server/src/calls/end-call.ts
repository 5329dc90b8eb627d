import type { Call, Store } from '@kinetra/store/store'
import type { LiveKit } from '../livekit/livekit.ts'

/**
 * Ends a call and closes its room; its token opens nothing any more. Does nothing where it has ended. Where LiveKit
 * does not answer, the call has ended all the same, and the watcher closes the room later.
 */
export async function endCall(
  call: Call,
  store: { readonly calls: Pick<Store['calls'], 'end' | 'roomClosed'> },
  livekit: Pick<LiveKit, 'deleteRoom'>,
): Promise<void> {
  if (call.endedAt !== null) return
  await store.calls.end(call.id)
  try {
    await livekit.deleteRoom(call.roomName)
  } catch {
    return
  }
  await store.calls.roomClosed(call.roomName)
}
