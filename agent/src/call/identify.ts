import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { parseJobMetadata } from '@kinetra/protocol/job-metadata'
import { verifyJobToken } from '@kinetra/protocol/job-token'
import { parseRoomName } from '@kinetra/protocol/room-name'
import { UTC } from '@kinetra/protocol/time-zone'

export interface CallIdentity {
  /** The server's id of the call; null where the server did not vouch for it. */
  readonly callId: string | null
  /** Whose workouts may be read. */
  readonly viewerId: string
  readonly workoutId: string | null
  /** Whose "today" is meant; a wish, as it opens nothing. */
  readonly timeZone: string
}

export interface CallClues {
  readonly jobMetadata: string
  readonly roomName: string
  /** Waits for the user and reads their metadata; asked only when nothing else names a workout. */
  readonly participantMetadata: () => Promise<string | undefined>
}

export interface CallTrust {
  readonly secrets: readonly string[]
  readonly trustUnsigned: boolean
}

/**
 * Who calls, and about which workout: the server's signed word where there is one. Without it the job
 * metadata, the room's name and the participant's metadata, in this order, still choose the workout, but
 * sample workouts are all that such a call can read, unless this is a prototype with one user.
 */
export async function identifyCall(clues: CallClues, trust: CallTrust): Promise<CallIdentity> {
  const metadata = parseJobMetadata(clues.jobMetadata)
  const timeZone = metadata.time_zone ?? UTC
  const claims = metadata.call && (await verifyJobToken(metadata.call, trust.secrets, clues.roomName))
  if (claims)
    return { callId: claims.callId, viewerId: claims.userId, workoutId: claims.workoutId ?? null, timeZone }
  const workoutId =
    metadata.workout_id ??
    parseRoomName(clues.roomName).workoutId ??
    parseJobMetadata(await clues.participantMetadata()).workout_id
  return {
    callId: null,
    viewerId: trust.trustUnsigned ? LOCAL_USER : SAMPLE_OWNER,
    workoutId: workoutId ?? null,
    timeZone,
  }
}
