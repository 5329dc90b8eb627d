import { log, type voice } from '@livekit/agents'
import type { CallState } from './call-state.ts'
import { saveClosingNote } from './closing-note.ts'
import type { Lease } from './lease.ts'

export interface Ending {
  /** Ends the call now: note saved, call closed in the store, room deleted, job over. Later calls do nothing. */
  end(): Promise<void>
  /** The same, once what is being said has been heard. */
  endWhenHeard(): Promise<void>
  /** Ends the job and not the call: another coach goes on with it where its user comes back. */
  giveWay(): Promise<void>
}

export interface EndingRoom {
  deleteRoom(): Promise<void>
  shutdown(reason: string): void
}

/**
 * @param remembered resolves when all turns so far are stored, so that the note is about all of them.
 */
export function createEnding(
  session: voice.AgentSession<CallState>,
  call: CallState,
  room: EndingRoom,
  remembered: () => Promise<void>,
  lease?: Lease,
): Ending {
  let ended: Promise<void> | undefined
  const wrapUp = async () => {
    await session.close()
    await remembered()
    await saveClosingNote(call.store, call)
  }
  const end = () => {
    ended ??= wrapUp()
      .then(async () => {
        lease?.stopRenewing()
        if (call.callId) await call.store.calls.end(call.callId)
      })
      // A store that is away must not keep the room open.
      .catch((error: unknown) => log().error({ error }, 'the call could not be closed in the store'))
      .then(() => room.deleteRoom())
      .catch((error: unknown) => log().warn({ error }, 'the room could not be deleted'))
      .then(() => room.shutdown('the call has ended'))
    return ended
  }
  return {
    end,
    giveWay() {
      ended ??= wrapUp()
        .catch((error: unknown) => log().error({ error }, 'the note of the call could not be saved'))
        .then(() => room.shutdown('somebody else waits for the place'))
      return ended
    },
    async endWhenHeard() {
      // Whoever says something over the goodbye wants to go on.
      if (await call.floor.whenHeard()) await end()
    },
  }
}
