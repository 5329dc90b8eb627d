import { errorBody } from '@kinetra/protocol/connection-details'
import type { Refusal } from '../server/call-service.ts'

/** What may be wrong, in order of gravity: the user is told the first ones first. */
export const PROBLEM_CODES = [
  'no-webrtc',
  'login-expired',
  'page-forbidden',
  'forbidden',
  'workout-missing',
  'too-many-calls',
  'too-many',
  'token-invalid',
  'call-elsewhere',
  'call-over',
  'connection-lost',
  'call-unreachable',
  'server-down',
  'failed',
  'reconnecting',
  'sound-blocked',
  'coach-left',
  'coach-none',
  'coach-queued',
  'coach-busy',
  'coach-misnamed',
  'coach-late',
  'microphone-insecure',
  'microphone-denied',
  'microphone-revoked',
  'microphone-missing',
  'microphone-in-use',
  'microphone-failed',
  'microphone-muted',
  'microphone-unplugged',
  'speaker-failed',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** Something that is wrong; the words for it are in `words/`. */
export interface Problem {
  readonly code: ProblemCode
  /** Place in the queue for a coach, from 1: `{position}` in the words. */
  readonly position?: number
}

/** A microphone that works answers these. */
export const MICROPHONE_FAILURES: readonly ProblemCode[] = [
  'microphone-insecure',
  'microphone-denied',
  'microphone-revoked',
  'microphone-missing',
  'microphone-in-use',
  'microphone-failed',
]

export function problem(code: ProblemCode): Problem {
  return { code }
}

/** In which order two problems are told. */
export function byGravity(one: Problem, other: Problem): number {
  return PROBLEM_CODES.indexOf(one.code) - PROBLEM_CODES.indexOf(other.code)
}

/** Refusals of the server that say more than their status. */
const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  too_many_calls: 'too-many-calls',
  workout_not_found: 'workout-missing',
  unknown_agent: 'coach-misnamed',
  foreign_origin: 'page-forbidden',
  livekit_unavailable: 'call-unreachable',
}
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  0: 'server-down',
  401: 'login-expired',
  403: 'forbidden',
  409: 'call-elsewhere',
  410: 'call-over',
  429: 'too-many',
  502: 'call-unreachable',
  503: 'server-down',
}
const TOKEN_SOURCE_FAILURE = /received (\d{3}) \/ (.*)$/s

/** A refused or failed request for connection details, as a token source or the server's calls report it. */
export function problemOfRequest(error: unknown): Problem {
  if (!(error instanceof Error)) return problem('failed')
  if ('status' in error && typeof error.status === 'number') return problemOfRefusal(error as Error & Refusal)
  const [, status, body = ''] = TOKEN_SOURCE_FAILURE.exec(error.message) ?? []
  if (status) return problemOfRefusal({ status: Number(status), code: codeIn(body) })
  // fetch rejects with a TypeError when nobody answers.
  return problem(error instanceof TypeError ? 'server-down' : 'failed')
}

/** In the words of the page: what the server says is in English, and meant for programs. */
function problemOfRefusal({ status, code = '' }: Refusal): Problem {
  return problem(BY_CODE[code] ?? BY_STATUS[status] ?? 'failed')
}

/** Undefined for a proxy's page instead of our JSON: the status alone says what is wrong. */
function codeIn(body: string): string | undefined {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error.code
  } catch {
    return undefined
  }
}

/** LiveKit's refusal to connect: a token that is no longer good, or nobody there. */
export function problemOfConnection(error: unknown): Problem {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 401 || status === 403) return problem('token-invalid')
  if (status === 404) return problem('call-over')
  return problem('call-unreachable')
}
