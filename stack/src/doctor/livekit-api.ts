import { SignJWT } from 'jose'
import type { DoctorContext } from './context.ts'

/** What a token allows, in LiveKit's words. */
export interface VideoGrants {
  readonly roomCreate?: boolean
  readonly roomList?: boolean
  readonly roomAdmin?: boolean
  readonly roomJoin?: boolean
  readonly room?: string
}

export interface ApiAnswer {
  readonly status: number
  readonly text: string
  /** LiveKit's clock, milliseconds since 1970, to the second; undefined where it does not say. */
  readonly serverTimeMs: number | undefined
}

const LIFETIME_S = 60
const PATIENCE_MS = 8000

/** LiveKit's HTTP address: browsers and workers use the same one with ws:// or wss://. */
export function httpAddress(livekitUrl: string): string {
  return livekitUrl.replace(/^ws/, 'http').replace(/\/$/, '')
}

/** A token signed with the configured key, by this machine's clock as the context gives it. */
export async function signToken(
  context: DoctorContext,
  video: VideoGrants,
  { identity = 'kinetra-doctor', ageS = 0 } = {},
): Promise<string> {
  const now = Math.floor(context.now() / 1000) - ageS
  return await new SignJWT({ video })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(context.env.LIVEKIT_API_KEY ?? '')
    .setSubject(identity)
    .setNotBefore(now)
    .setExpirationTime(now + LIFETIME_S)
    .sign(new TextEncoder().encode(context.env.LIVEKIT_API_SECRET || 'none'))
}

/** One call of LiveKit's server API, such as `RoomService/ListRooms`. Rejects where nothing answers. */
export async function callLivekit(
  context: DoctorContext,
  method: string,
  grants: VideoGrants,
  body: object = {},
  ageS = 0,
): Promise<ApiAnswer> {
  const response = await fetch(`${httpAddress(context.env.LIVEKIT_URL ?? '')}/twirp/livekit.${method}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await signToken(context, grants, { ageS })}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const date = Date.parse(response.headers.get('date') ?? '')
  return {
    status: response.status,
    text: await response.text(),
    serverTimeMs: Number.isNaN(date) ? undefined : date,
  }
}

/** The same, for answers that must be a success. */
export async function askLivekit(
  context: DoctorContext,
  method: string,
  grants: VideoGrants,
  body: object = {},
): Promise<unknown> {
  const answer = await callLivekit(context, method, grants, body)
  if (answer.status !== 200) throw new Error(`${method}: HTTP ${answer.status} ${answer.text}`)
  return JSON.parse(answer.text)
}
