import { randomBytes } from 'node:crypto'
import type { ConnectionDetails, ConnectionDetailsRequest } from '@kinetra/protocol/connection-details'
import { type WorkoutId, workoutId } from '@kinetra/protocol/ids'
import type { JobMetadata } from '@kinetra/protocol/job-metadata'
import { signJobToken } from '@kinetra/protocol/job-token'
import { roomNameOf } from '@kinetra/protocol/room-name'
import { NotFoundError } from '@kinetra/store/errors'
import type { Call, Store } from '@kinetra/store/store'
import type { User } from '../access/user.ts'
import type { Config } from '../config.ts'
import { RequestError } from '../http/request-error.ts'
import type { LiveKit } from '../livekit/livekit.ts'
import { signParticipantToken } from '../livekit/participant-token.ts'
import { inSpan, traceparent } from '../telemetry/spans.ts'
import { firstMemory } from '../watch/memory.ts'
import { createCall } from './call-limit.ts'
import { checkWishes, requestedTimeZone, requestedWorkout } from './wishes.ts'

export interface CallDependencies {
  readonly config: Config
  readonly store: Store
  readonly livekit: LiveKit
}

/**
 * Starts a call: a room of its own with the agent already on its way, the call in the store, and a token
 * for that room. What the client asks for is a wish; only the workout is taken from it, where the user may
 * see it, and the time zone.
 */
export async function startCall(
  { config, store, livekit }: CallDependencies,
  user: User,
  request: ConnectionDetailsRequest,
): Promise<ConnectionDetails> {
  checkWishes(request)
  const workout = await visibleWorkout(store, user, requestedWorkout(request))
  const id = randomBytes(16).toString('hex')
  const room = roomNameOf({ callId: id, workoutId: workout })
  const call = {
    id,
    userId: user.id,
    workoutId: workout ?? null,
    roomName: room,
    timeZone: requestedTimeZone(request),
  }
  const made = await createCall({ store, livekit }, call, config.limits.callsPerUser)
  try {
    const isBusy = await isQueued(store, made)
    const metadata = await inSpan('dispatch coach', { 'kinetra.call.id': id }, async () => {
      const told = await jobMetadataFor(call, config)
      await livekit.createRoom(room, isBusy ? undefined : told)
      return told
    })
    return await ticketFor(call, user, config, metadata)
  } catch (error) {
    await store.calls.end(id)
    throw error
  }
}

/** Where others wait for a coach already, a new call is not to be served before them: the watcher sends for its coach. */
async function isQueued(store: Store, { id, createdAt }: Call): Promise<boolean> {
  if ((await store.calls.queue()).length === 0) return false
  const memory = { ...firstMemory(Date.parse(createdAt)), dispatches: 0, lost: true }
  await store.calls.remember(id, 0, JSON.stringify(memory))
  return true
}

/** Connection details for a call's room. */
export async function ticketFor(
  call: Pick<Call, 'id' | 'roomName'>,
  user: User,
  config: Config,
  dispatchMetadata?: string,
): Promise<ConnectionDetails> {
  const participantToken = await signParticipantToken(
    { room: call.roomName, identity: identityOf(call.id), name: user.name, dispatchMetadata },
    config.livekit,
  )
  return {
    serverUrl: config.livekit.publicUrl,
    participantToken,
    roomName: call.roomName,
    participantName: user.name,
    callId: call.id,
  }
}

/** The user's identity in the room: random like the call's id, and the same when the page is reloaded. */
function identityOf(callId: string): string {
  return `user-${callId.slice(0, 12)}`
}

/** The dispatch's metadata: the workout in the clear for any reader, and the signed word for ours. */
export async function jobMetadataFor(
  call: Pick<Call, 'id' | 'userId' | 'workoutId' | 'roomName' | 'timeZone'>,
  config: Pick<Config, 'jobSecrets'>,
): Promise<string> {
  const workout = call.workoutId ?? undefined
  const signed = await signJobToken(
    { callId: call.id, room: call.roomName, userId: call.userId, workoutId: workout },
    config.jobSecrets,
  )
  const metadata: JobMetadata = {
    workout_id: workout,
    call: signed,
    time_zone: call.timeZone ?? undefined,
    traceparent: traceparent(),
  }
  return JSON.stringify(metadata)
}

async function visibleWorkout(store: Store, user: User, wish: unknown): Promise<WorkoutId | undefined> {
  if (wish === undefined || wish === null) return undefined
  const id = workoutId.safeParse(wish)
  try {
    if (!id.success) throw new NotFoundError('workout')
    await store.workouts.get(user.id, id.data)
    return id.data
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    throw new RequestError(404, 'workout_not_found', 'There is no such workout to talk about.', {
      hint: 'It may have been deleted, or belong to somebody else. A call without a workout is possible.',
      cause: error,
    })
  }
}
