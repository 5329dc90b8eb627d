import { type Problem, type ProblemCode, problem } from '../call/problems.ts'

/** The browsers' words for a microphone that did not start. */
const BY_MEDIA_ERROR: Readonly<Record<string, ProblemCode>> = {
  InsecureContext: 'microphone-insecure',
  NotAllowedError: 'microphone-denied',
  PermissionDeniedError: 'microphone-denied',
  SecurityError: 'microphone-denied',
  NotFoundError: 'microphone-missing',
  DevicesNotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
  NotReadableError: 'microphone-in-use',
  TrackStartError: 'microphone-in-use',
  AbortError: 'microphone-in-use',
}

export function problemOfMicrophone(error: unknown): Problem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return problem(BY_MEDIA_ERROR[name] ?? 'microphone-failed')
}

/** Why a track ended of which nobody had asked that. */
export async function whyItEnded(track: MediaStreamTrack): Promise<'unplugged' | 'revoked' | 'broken'> {
  const { deviceId } = track.getSettings()
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  const inputs = devices.filter(({ kind, deviceId: id }) => kind === 'audioinput' && id !== '')
  // Without the permission devices have no names, so that none can be missed.
  if (inputs.length > 0 && deviceId && !inputs.some((device) => device.deviceId === deviceId))
    return 'unplugged'
  const permission = await navigator.permissions
    ?.query({ name: 'microphone' as PermissionName })
    .catch(() => undefined)
  return permission && permission.state !== 'granted' ? 'revoked' : 'broken'
}
