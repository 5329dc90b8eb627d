import { AGENT_NAME } from '@kinetra/protocol/agent'
import { ParticipantInfo_Kind, ParticipantInfo_State } from '@livekit/protocol'
import { AgentDispatchClient, RoomAgentDispatch, RoomServiceClient } from 'livekit-server-sdk'
import { RequestError } from '../http/request-error.ts'

const TIMEOUT_IN_S = 5
/** How long a room waits for its user: before the first joins, and after the last has left. */
const EMPTY_TIMEOUT_IN_S = 120
const DEPARTURE_TIMEOUT_IN_S = 60

export interface Member {
  readonly identity: string
  readonly isAgent: boolean
  /** Joined and not yet leaving. */
  readonly present: boolean
}

/** What this server asks of LiveKit; each call fails within 5 s with an error made for people. */
export interface LiveKit {
  /** With a coach sent for who is told this, or without one. */
  createRoom(name: string, metadata: string | undefined): Promise<void>
  /** Nothing where the room is gone already. */
  deleteRoom(name: string): Promise<void>
  /** Who is in the room; null where there is no such room. */
  members(room: string): Promise<Member[] | null>
  /** Who is in a room that is known to exist; nobody where it is gone by now. */
  membersOf(room: string): Promise<Member[]>
  /** Which of these rooms there are. How many are in them LiveKit tells here only seconds later. */
  existing(rooms: readonly string[]): Promise<Set<string>>
  removeMember(room: string, identity: string): Promise<void>
  dispatch(room: string, metadata: string): Promise<void>
  ping(): Promise<void>
}

export function connectLiveKit(server: { url: string; apiKey: string; apiSecret: string }): LiveKit {
  const options = { requestTimeout: TIMEOUT_IN_S }
  const rooms = new RoomServiceClient(server.url, server.apiKey, server.apiSecret, options)
  const dispatches = new AgentDispatchClient(server.url, server.apiKey, server.apiSecret, options)
  return {
    createRoom: (name, metadata) =>
      asked(async () => {
        await rooms.createRoom({
          name,
          // Agents are not counted: this admits the call's user and nobody else.
          maxParticipants: 1,
          emptyTimeout: EMPTY_TIMEOUT_IN_S,
          departureTimeout: DEPARTURE_TIMEOUT_IN_S,
          ...(metadata !== undefined && {
            agents: [new RoomAgentDispatch({ agentName: AGENT_NAME, metadata })],
          }),
        })
      }),
    deleteRoom: (name) => asked(() => ignoreMissing(rooms.deleteRoom(name))),
    members: (room) =>
      asked(async () => {
        const members = await membersOf(rooms, room)
        // An empty answer may mean an empty room or none.
        return members.length > 0 || (await existing(rooms, [room])).has(room) ? members : null
      }),
    membersOf: (room) => asked(() => membersOf(rooms, room)),
    existing: (names) => asked(() => existing(rooms, names)),
    removeMember: (room, identity) => asked(() => ignoreMissing(rooms.removeParticipant(room, identity))),
    dispatch: (room, metadata) =>
      asked(async () => {
        await dispatches.createDispatch(room, AGENT_NAME, { metadata })
      }),
    ping: () =>
      asked(async () => {
        await rooms.listRooms(['kinetra-reachability'])
      }),
  }
}

async function existing(rooms: RoomServiceClient, names: readonly string[]): Promise<Set<string>> {
  return new Set((await rooms.listRooms([...names])).map(({ name }) => name))
}

async function membersOf(rooms: RoomServiceClient, room: string): Promise<Member[]> {
  const participants = await rooms.listParticipants(room).catch((error: unknown) => {
    if (statusOf(error) === 404) return []
    throw error
  })
  return participants.map((participant) => ({
    identity: participant.identity,
    isAgent: participant.kind === ParticipantInfo_Kind.AGENT,
    present: participant.state !== ParticipantInfo_State.DISCONNECTED,
  }))
}

async function ignoreMissing(answer: Promise<unknown>): Promise<void> {
  try {
    await answer
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
}

async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    if (statusOf(error) === 401 || statusOf(error) === 403) {
      throw new RequestError(502, 'livekit_refused', 'The voice server does not accept this server’s key.', {
        hint: 'Check LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
        cause: error,
      })
    }
    throw new RequestError(503, 'livekit_unavailable', 'The voice server does not answer at the moment.', {
      hint: 'Try again in a minute; whoever runs this server checks LIVEKIT_URL.',
      retryAfterInS: 5,
      cause: error,
    })
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}
