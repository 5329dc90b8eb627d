import { ParticipantKind, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import type { CallState } from './call-state.ts'

/** Resolves as soon as this agent has joined the room. */
export function joined(room: Room): Promise<void> {
  return until(room, RoomEvent.ConnectionStateChanged, () => room.isConnected)
}

/**
 * Resolves as soon as the user is in the room, as this agent sees it: LiveKit may tell later of a user than of
 * the user's subscription. The framework drops captions of whoever speaks before.
 */
export function userCame(room: Room): Promise<void> {
  return until(room, RoomEvent.ParticipantConnected, () => userOf(room) !== undefined)
}

/** The call's user: the one participant that is not an agent. */
export function userOf(room: Room): string | undefined {
  return [...room.remoteParticipants.values()].find(({ info }) => info.kind !== ParticipantKind.AGENT)
    ?.identity
}

/** Takes what the page of the call's user says on a data topic; nobody else in the room is listened to. */
export function onUserData(room: Room, topic: string, take: (payload: Uint8Array) => void): void {
  room.on(
    RoomEvent.DataReceived,
    (payload: Uint8Array, sender?: RemoteParticipant, _?: unknown, of?: string) => {
      if (of === topic && sender && sender.identity === userOf(room)) take(payload)
    },
  )
}

/** Keeps what the page is to be told until somebody is there to be told; in order, nothing twice. */
export function onceSubscribed(
  subscribed: Promise<unknown>,
  announce: CallState['announce'],
): CallState['announce'] {
  let early: Parameters<CallState['announce']>[0][] | null = []
  const tell = () => {
    for (const event of early ?? []) announce(event)
    early = null
  }
  subscribed.then(tell, tell)
  return (event) => {
    if (early) early.push(event)
    else announce(event)
  }
}

function until(room: Room, event: RoomEvent, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve()
  return new Promise((done) => {
    const look = () => {
      if (!holds()) return
      room.off(event, look)
      // After the listeners that were there before, such as the session's own.
      setImmediate(done)
    }
    room.on(event, look)
  })
}
