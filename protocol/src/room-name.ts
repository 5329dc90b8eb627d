import { callId, workoutId } from './ids.ts'

const PREFIX = 'kinetra-session-'
const WORKOUT_PART = /^workout-([^-]+)(?:-(.*))?$/

/** `kinetra-session-[workout-<workoutId>-]<callId>`: one room a call, never used twice. */
export function roomNameOf(call: { callId: string; workoutId?: string | undefined }): string {
  const workout = call.workoutId ? `workout-${call.workoutId}-` : ''
  return `${PREFIX}${workout}${call.callId}`
}

/**
 * What a room's name says. Parts that are absent or malformed are left out, so that a room made by
 * somebody else (the sandbox, a test) still gives what can be read from it.
 */
export function parseRoomName(name: string): { callId?: string; workoutId?: string } {
  if (!name.startsWith(PREFIX)) return {}
  const rest = name.slice(PREFIX.length)
  const match = WORKOUT_PART.exec(rest)
  const workout = workoutId.safeParse(match?.[1])
  const call = callId.safeParse(match ? match[2] : rest)
  return {
    ...(workout.success && { workoutId: workout.data }),
    ...(call.success && { callId: call.data }),
  }
}
