import { ConnectionState, type Room, RoomEvent, Track } from 'livekit-client'
import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import { agentOf, ON_BEHALF } from '../room/agent-of.ts'

export const RoomContext = createContext<Room | null>(null)

export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('A part of the call stands outside the room.')
  return room
}

/** The attribute in which LiveKit's agents say what they do. */
const STATE = 'lk.agent.state'

/** What is known of the coach in the room. */
export interface CoachInRoom {
  readonly isThere: boolean
  /** As the agent says: listening, thinking, speaking, initializing; connecting where it is not there yet. */
  readonly state: string
  readonly track: Track | undefined
}

const CHANGES = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
] as const

/** Follows the coach in the room: whether it is there, what it does, and its voice. */
export function useCoachInRoom(): CoachInRoom {
  const room = useRoom()
  const last = useRef<CoachInRoom>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => {
      for (const change of CHANGES) room.on(change, listener)
      return () => {
        for (const change of CHANGES) room.off(change, listener)
      }
    },
    [room],
  )
  return useSyncExternalStore(subscribe, () => {
    const before = last.current
    const now = coachIn(room)
    const isSame = before?.isThere === now.isThere && before.state === now.state && before.track === now.track
    last.current = isSame ? before : now
    return last.current
  })
}

function coachIn(room: Room): CoachInRoom {
  const others = [...room.remoteParticipants.values()]
  const agent = agentOf(room)
  const voice = others.find(({ attributes }) => agent && attributes[ON_BEHALF] === agent.identity) ?? agent
  const isLeft = room.state === ConnectionState.Disconnected
  return {
    isThere: agent !== undefined,
    state: isLeft ? 'disconnected' : (agent?.attributes[STATE] ?? 'connecting'),
    track: voice?.getTrackPublication(Track.Source.Microphone)?.track,
  }
}
