import { errorBody } from '@kinetra/protocol/connection-details'
import type { Refusal } from '../server/call-service.ts'

/** What may be wrong, and what to do, in order of gravity: the user is told the first ones first. */
export const PROBLEMS = {
  'no-webrtc': [
    'This browser cannot make calls: it has no WebRTC.',
    'Open the page in a current Chrome, Edge, Firefox or Safari.',
  ],
  'login-expired': ['Your login has expired.', 'Log in again, then call again.'],
  forbidden: ['You may not start this call.', 'Log in as somebody who may, or choose another workout.'],
  'too-many': ['There were too many calls in a short time.', 'Wait a minute, then try again.'],
  'token-invalid': ['The call was not accepted.', 'Reload the page, then call again.'],
  'call-elsewhere': ['This call is open in another tab.', 'Go on there, or bring it here.'],
  'call-over': ['The call has ended.', 'Press “Call again” to start a new one.'],
  'connection-lost': [
    'The connection was lost and did not come back.',
    'Check your network, then go on with the call.',
  ],
  'call-unreachable': [
    'The call could not be connected.',
    'Check your network and that LiveKit runs, then try again.',
  ],
  'server-down': ['The server does not answer.', 'Check that it runs, then try again.'],
  failed: ['Something went wrong.', 'Try again; if it stays, reload the page.'],
  reconnecting: ['The connection was lost.', 'It is being restored; stay on the page.'],
  'sound-blocked': ['Your browser blocked the sound.', 'Press “Turn on sound” to hear the coach.'],
  'coach-left': ['The coach has dropped out.', 'Wait a moment: another one takes over the conversation.'],
  'coach-none': ['No coach is running at the moment.', 'Try again in a minute.'],
  'coach-busy': [
    'All coaches are in other calls.',
    'Wait here, one comes as soon as it is free; or try again later.',
  ],
  'coach-misnamed': [
    'A coach is running, but not under the name this page asks for.',
    'Ask whoever runs Kinetra to check the agent’s name.',
  ],
  'coach-late': ['The coach has not come yet.', 'Wait a little longer, or try again.'],
  'microphone-insecure': [
    'Browsers give the microphone to secure pages only, and this one came by plain HTTP.',
    'Open it by HTTPS or at localhost, or go on by typing.',
  ],
  'microphone-denied': [
    'The browser does not let this page use the microphone.',
    'Allow it in the address bar, then press “Use microphone”; or go on by typing.',
  ],
  'microphone-revoked': [
    'The microphone was taken back from this page during the call.',
    'Allow it in the address bar, then press “Use microphone”; or go on by typing.',
  ],
  'microphone-missing': [
    'No microphone was found.',
    'Plug one in and press “Use microphone”, or go on by typing.',
  ],
  'microphone-in-use': [
    'Another program is using the microphone.',
    'Close it and press “Use microphone”, or choose another under “Sound”.',
  ],
  'microphone-failed': [
    'The microphone did not start.',
    'Press “Use microphone” to try again, or go on by typing.',
  ],
  'microphone-muted': [
    'The microphone is muted by the system or by its own switch.',
    'Unmute it there, or go on by typing.',
  ],
  'microphone-unplugged': [
    'The microphone was unplugged; the system’s own is used now.',
    'Choose another under “Sound” if you like.',
  ],
  'speaker-failed': [
    'The sound could not go to that speaker.',
    'It stays where it was; choose another under “Sound”.',
  ],
} as const satisfies Record<string, readonly [what: string, todo: string]>
export type ProblemCode = keyof typeof PROBLEMS

const GRAVITY = Object.keys(PROBLEMS)

/** Something that is wrong; what the server said about it goes before our own words. */
export interface Problem {
  readonly code: ProblemCode
  readonly what?: string | undefined
  readonly todo?: string | undefined
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
  return GRAVITY.indexOf(one.code) - GRAVITY.indexOf(other.code)
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

/** For these the page has a button or a way of its own; what the server says is meant for programs. */
const IN_OWN_WORDS: readonly ProblemCode[] = ['call-elsewhere', 'call-over', 'login-expired']

/** A refused or failed request for connection details, as a token source or the server's calls report it. */
export function problemOfRequest(error: unknown): Problem {
  if (!(error instanceof Error)) return problem('failed')
  if ('status' in error && typeof error.status === 'number') return problemOfStatus(error as Error & Refusal)
  const [, status, body = ''] = TOKEN_SOURCE_FAILURE.exec(error.message) ?? []
  if (status) return problemOfStatus({ ...errorIn(body), status: Number(status) })
  // fetch rejects with a TypeError when nobody answers.
  return problem(error instanceof TypeError ? 'server-down' : 'failed')
}

function problemOfStatus({ status, message, hint }: Refusal): Problem {
  const code = BY_STATUS[status] ?? 'failed'
  if (!message || IN_OWN_WORDS.includes(code)) return problem(code)
  return { code, what: message, todo: hint }
}

/** What the server said; undefined for a proxy's page instead of our JSON: the status alone says what is wrong. */
function errorIn(body: string) {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error
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
