import { HANG_UP_RPC } from '@kinetra/protocol/page'
import type { Room } from 'livekit-client'
import type { Session } from './session.ts'
import { endCall } from './start-call.ts'

/** Nobody waits longer than this for a coach that may be gone, in milliseconds. */
const TOLD_WITHIN_MS = 500

/**
 * Hangs up. The coach is told first, as it would wait a minute for a user who only vanished, and nobody else could
 * have its place.
 */
export async function hangUp(session: Session, room: Room): Promise<void> {
  const coach = [...room.remoteParticipants.values()].find(({ isAgent }) => isAgent)
  if (coach) {
    const told = room.localParticipant.performRpc({
      destinationIdentity: coach.identity,
      method: HANG_UP_RPC,
      payload: '',
    })
    await Promise.race([told.catch(() => undefined), new Promise((done) => setTimeout(done, TOLD_WITHIN_MS))])
  }
  endCall(session)
}
