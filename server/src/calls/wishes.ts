import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { ConnectionDetailsRequest } from '@kinetra/protocol/connection-details'
import { parseRoomName } from '@kinetra/protocol/room-name'
import { timeZone } from '@kinetra/protocol/time-zone'
import { RequestError } from '../http/request-error.ts'

const METADATA_LIMIT_IN_BYTES = 4096

/** Refuses wishes for another agent, for several, and for metadata that no job would carry. */
export function checkWishes(request: ConnectionDetailsRequest): void {
  const agents = request.agents ?? []
  if (agents.length > 1) {
    throw new RequestError(400, 'too_many_agents', 'A call has one coach; several agents were asked for.')
  }
  const [agent] = agents
  if (agent?.agentName && agent.agentName !== AGENT_NAME) {
    throw new RequestError(400, 'unknown_agent', 'There is no agent of that name here.', {
      hint: `Ask for "${AGENT_NAME}", or for none.`,
    })
  }
  for (const metadata of [agent?.metadata, request.participantMetadata]) {
    if (metadata !== undefined && Buffer.byteLength(metadata) > METADATA_LIMIT_IN_BYTES) {
      throw new RequestError(413, 'metadata_too_large', 'Metadata may have at most 4096 bytes.')
    }
  }
}

/**
 * The workout a call is to be about, as the client wishes it: from the agent's metadata, else from the
 * room's name, else from the participant's metadata. Undefined where none is named. What is named is not
 * checked here, not even its form: the store knows what exists.
 */
export function requestedWorkout(request: ConnectionDetailsRequest): unknown {
  return (
    valueIn(request.agents?.[0]?.metadata, 'workout_id') ??
    (request.roomName === undefined ? undefined : parseRoomName(request.roomName).workoutId) ??
    valueIn(request.participantMetadata, 'workout_id')
  )
}

/**
 * The time zone whose days the caller means, from the agent's metadata, else from the participant's. Null where none is
 * named that this machine knows: a call is not refused for the clock of a device.
 */
export function requestedTimeZone(request: ConnectionDetailsRequest): string | null {
  const wish =
    valueIn(request.agents?.[0]?.metadata, 'time_zone') ?? valueIn(request.participantMetadata, 'time_zone')
  return timeZone.safeParse(wish).data ?? null
}

function valueIn(metadata: string | undefined, key: 'workout_id' | 'time_zone'): unknown {
  if (!metadata) return undefined
  try {
    const parsed: unknown = JSON.parse(metadata)
    return typeof parsed === 'object' && parsed !== null
      ? Object.entries(parsed).find(([name]) => name === key)?.[1]
      : undefined
  } catch {
    // Metadata is free text to LiveKit; what is not JSON names nothing.
    return undefined
  }
}
