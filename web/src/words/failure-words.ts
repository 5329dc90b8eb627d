import { RequestError } from '../api/request.ts'
import { type PlainId, t } from './words.ts'

type Words = readonly [what: PlainId, todo: PlainId]

const REFUSED: Words = ['refused', 'refusedTodo']
const SERVER_FAILED: Words = ['serverFailed', 'inAMomentTodo']
const LOGGED_OUT: Words = ['loggedOut', 'loggedOutTodo']
const TOO_MANY: Words = ['tooManyRequests', 'inAMomentTodo']

/** By the codes of the server and of `api/request.ts`; what the server says about them is in English, for programs. */
const BY_CODE: Readonly<Record<string, Words>> = {
  unreachable: ['unreachable', 'unreachableTodo'],
  mismatch: ['mismatch', 'mismatchTodo'],
  store_unavailable: ['storeUnavailable', 'inAMomentTodo'],
}
const BY_STATUS: Readonly<Record<number, Words>> = {
  401: LOGGED_OUT,
  403: ['notAllowed', 'notAllowedTodo'],
  404: ['notFound', 'notFoundTodo'],
  409: ['conflict', 'conflictTodo'],
  413: ['tooLarge', 'tooLargeTodo'],
  429: TOO_MANY,
}

/** What went wrong and what to do, in the page's language; whatever is no answer of the server is the page's fault. */
export function failureWords(error: Error): readonly [what: string, todo: string] {
  const [what, todo] = idsOf(error)
  return [t(what), t(todo)]
}

function idsOf(error: Error): Words {
  if (!(error instanceof RequestError)) return ['pageFailed', 'reloadPage']
  return BY_CODE[error.code] ?? BY_STATUS[error.status] ?? (error.status >= 500 ? SERVER_FAILED : REFUSED)
}
