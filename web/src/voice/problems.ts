import { errorBody } from '@kinetra/protocol/connection-details'
import { RequestError } from '../api/request.ts'

/** Something that is wrong: what it is, and what to do. `fatal` ones end the call. */
export interface Problem {
  readonly code: ProblemCode
  readonly what: string
  readonly todo: string
}

const PROBLEMS = {
  'microphone-denied': [
    'The browser does not let this page use the microphone.',
    'Allow it in the address bar, then press “Use microphone”; or go on by typing.',
  ],
  'microphone-missing': [
    'No microphone was found.',
    'Plug one in and press “Use microphone”, or go on by typing.',
  ],
  'microphone-in-use': [
    'Another program is using the microphone.',
    'Close it and press “Use microphone”, or go on by typing.',
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
  'sound-blocked': ['The browser holds the sound back.', 'Press “Turn on sound” to hear the coach.'],
  'coach-late': ['The coach has not come yet.', 'Wait a little longer, or try again.'],
  'coach-none': ['No coach is running at the moment.', 'Try again in a minute.'],
  'coach-busy': [
    'All coaches are in other calls.',
    'Wait here, one comes as soon as it is free; or try again later.',
  ],
  'coach-misnamed': [
    'A coach is running, but not under the name this page asks for.',
    'Ask whoever runs Kinetra to check the agent’s name.',
  ],
  'coach-left': ['The coach has dropped out.', 'Wait a moment: another one takes over the conversation.'],
  reconnecting: ['The connection was lost.', 'It is being restored; stay on the page.'],
  'connection-lost': [
    'The connection was lost and did not come back.',
    'Check your network, then go on with the call.',
  ],
  'call-unreachable': [
    'The call could not be connected.',
    'Check your network and that LiveKit runs, then try again.',
  ],
  'server-down': ['The server does not answer.', 'Check that it runs, then try again.'],
  'login-expired': ['Your login has expired.', 'Log in again, then call again.'],
  forbidden: ['You may not start this call.', 'Log in as somebody who may, or choose another workout.'],
  'too-many': ['There were too many calls in a short time.', 'Wait a minute, then try again.'],
  'token-invalid': ['The call was not accepted.', 'Reload the page, then call again.'],
  'call-elsewhere': ['This call is open in another tab.', 'Go on there, or bring it here.'],
  'call-over': ['The call has ended.', 'Press “Call again” to start a new one.'],
  'no-webrtc': [
    'This browser cannot make calls: it has no WebRTC.',
    'Open the page in a current Chrome, Edge, Firefox or Safari.',
  ],
  failed: ['Something went wrong.', 'Try again; if it stays, reload the page.'],
} as const satisfies Record<string, readonly [what: string, todo: string]>
export type ProblemCode = keyof typeof PROBLEMS

export function problem(code: ProblemCode, said?: { what?: string; todo?: string | undefined }): Problem {
  const [what, todo] = PROBLEMS[code]
  return { code, what: said?.what ?? what, todo: said?.todo ?? todo }
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

/** A refused or failed request for connection details, as the token source or `request` reports it. */
export function problemOfRequest(error: unknown): Problem {
  if (error instanceof RequestError) return problemOfStatus(error.status, error)
  const match = TOKEN_SOURCE_FAILURE.exec(error instanceof Error ? error.message : '')
  if (match) return problemOfStatus(Number(match[1]), errorIn(match[2] ?? ''))
  // fetch rejects with a TypeError when nobody answers.
  return problem(error instanceof TypeError ? 'server-down' : 'failed')
}

function problemOfStatus(status: number, said?: { message: string; hint?: string | undefined }): Problem {
  const code = BY_STATUS[status] ?? 'failed'
  if (!said || IN_OWN_WORDS.includes(code)) return problem(code)
  return problem(code, { what: said.message, todo: said.hint })
}

/** What the server said; undefined for a proxy's page instead of our JSON: the status alone says what is wrong. */
function errorIn(body: string) {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error
  } catch {
    return undefined
  }
}

/** The browser's words for a microphone that did not start. */
const BY_MEDIA_ERROR: Readonly<Record<string, ProblemCode>> = {
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

/** Undefined where the error is not the microphone's. */
export function problemOfMicrophone(error: unknown): Problem | undefined {
  const code = error instanceof Error ? BY_MEDIA_ERROR[error.name] : undefined
  return code ? problem(code) : undefined
}

/** LiveKit's refusal to connect: a token that is no longer good, or nobody there. */
export function problemOfConnection(error: unknown): Problem {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 401 || status === 403) return problem('token-invalid')
  if (status === 404) return problem('call-over')
  return problem('call-unreachable')
}
