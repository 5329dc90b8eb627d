import { AGENT_NAME } from '@kinetra/protocol/agent'
import { AccessToken, RoomAgentDispatch, RoomConfiguration, TrackSource } from 'livekit-server-sdk'

/** Time to join; who has joined stays, and LiveKit renews the token of who is in the room. */
const LIFETIME_IN_S = 600

export interface Ticket {
  readonly room: string
  readonly identity: string
  readonly name: string
  /** Repeats the room's dispatch for a first join; a token for a room that is live carries none. */
  readonly dispatchMetadata?: string | undefined
}

/** A token that lets one person into one room, to speak, to listen and to send data, and nothing more. */
export async function signParticipantToken(
  ticket: Ticket,
  key: { apiKey: string; apiSecret: string },
): Promise<string> {
  const token = new AccessToken(key.apiKey, key.apiSecret, {
    identity: ticket.identity,
    name: ticket.name,
    ttl: LIFETIME_IN_S,
  })
  token.addGrant({
    room: ticket.room,
    roomJoin: true,
    canPublish: true,
    canPublishSources: [TrackSource.MICROPHONE],
    canPublishData: true,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
  })
  if (ticket.dispatchMetadata !== undefined) {
    token.roomConfig = new RoomConfiguration({
      agents: [new RoomAgentDispatch({ agentName: AGENT_NAME, metadata: ticket.dispatchMetadata })],
    })
  }
  return await token.toJwt()
}
