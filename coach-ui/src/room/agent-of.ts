import type { RemoteParticipant, Room } from 'livekit-client'

/** An avatar speaks for its agent, by this attribute. */
export const ON_BEHALF = 'lk.publish_on_behalf'

/** The coach in a room: the agent that speaks for itself. */
export function agentOf(room: Room): RemoteParticipant | undefined {
  return [...room.remoteParticipants.values()].find(
    ({ isAgent, attributes }) => isAgent && !(ON_BEHALF in attributes),
  )
}
