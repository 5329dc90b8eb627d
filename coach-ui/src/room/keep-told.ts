import { type Room, RoomEvent } from 'livekit-client'

/** When a coach may have come that has been told nothing yet. */
const NEWCOMERS = [RoomEvent.ParticipantConnected, RoomEvent.ParticipantActive, RoomEvent.Connected] as const

export interface Told {
  /** Something may have changed; what the coach knows is not told again. */
  tell(): void
  /** The coach has said so itself. */
  knows(value: unknown): void
  stop(): void
}

/** Keeps the coach of a room told of a value on a data topic: whenever it changes, and each coach that comes. */
export function keepTold(room: Room, topic: string, read: () => unknown): Told {
  let told = ''
  const tell = () => {
    const text = JSON.stringify(read())
    const isThere = [...room.remoteParticipants.values()].some((participant) => participant.isAgent)
    if (text === told || !isThere) return
    told = text
    const bytes = new TextEncoder().encode(text)
    room.localParticipant.publishData(bytes, { reliable: true, topic }).catch(() => {
      told = ''
    })
  }
  const tellNewcomer = () => {
    told = ''
    tell()
  }
  for (const event of NEWCOMERS) room.on(event, tellNewcomer)
  return {
    tell,
    knows(value) {
      told = JSON.stringify(value)
    },
    stop() {
      for (const event of NEWCOMERS) room.off(event, tellNewcomer)
    },
  }
}
