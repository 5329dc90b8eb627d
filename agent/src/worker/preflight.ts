import { AccessToken } from 'livekit-server-sdk'
import { type LiveKitAccount, reasonOfRefusal } from './refusal.ts'

/** LiveKit cannot be used as configured; the message says why and what to do. */
export class PreflightError extends Error {
  override readonly name = 'PreflightError'
}

const ANSWER_WITHIN_MS = 5000
const ASK_AGAIN_AFTER_MS = 1000

/**
 * Asks LiveKit one small question before the worker registers, because the framework answers every
 * failure, also a wrong key, by trying again. A server that cannot be reached yet, as in a set-up that
 * starts all at once, is waited for a while.
 * @throws {PreflightError}
 */
export async function checkLiveKit(account: LiveKitAccount, patienceMs = 10_000): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const outcome = await ask(account)
    if (outcome === 'accepted') return
    if (!outcome.isWorthWaiting || Date.now() + ASK_AGAIN_AFTER_MS > deadline) {
      throw new PreflightError(outcome.message)
    }
    await new Promise((resume) => setTimeout(resume, ASK_AGAIN_AFTER_MS))
  }
}

interface Trouble {
  readonly message: string
  readonly isWorthWaiting: boolean
}

async function ask(account: LiveKitAccount): Promise<'accepted' | Trouble> {
  const token = new AccessToken(account.apiKey, account.apiSecret, { ttl: 60 })
  token.addGrant({ roomList: true })
  const address = new URL('twirp/livekit.RoomService/ListRooms', slashed(account.url))
  let response: Response
  let body: string
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token.toJwt()}`, 'content-type': 'application/json' },
      // A room that is not there: the answer is as small as can be.
      body: JSON.stringify({ names: ['kinetra-preflight'] }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: 'manual',
    })
    body = await response.text()
  } catch (error) {
    return { message: unreachable(account.url, error), isWorthWaiting: isTemporary(error) }
  }
  if (response.ok && isRoomList(body)) return 'accepted'
  return {
    message: reasonOfRefusal(account, {
      status: response.status,
      body,
      serverTime: Date.parse(response.headers.get('date') ?? ''),
      ownTime: Date.now(),
    }),
    isWorthWaiting: response.status >= 502 && response.status <= 504,
  }
}

/** The address for HTTP requests, with a slash at its end, so that a path under it stays. */
function slashed(url: string): string {
  return `${url.replace(/^ws/, 'http').replace(/\/+$/, '')}/`
}

function isRoomList(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && !('code' in parsed)
  } catch {
    return false
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof AggregateError) return codeOf(cause.errors[0])
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.name
  return String(cause)
}

/** A certificate that does not fit will not fit in a second either. */
function isTemporary(error: unknown): boolean {
  return !/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(codeOf(error))
}

function unreachable(url: string, error: unknown): string {
  const code = codeOf(error)
  const start = `LiveKit cannot be reached at ${url} (${code}).`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${start} The host name is unknown: check LIVEKIT_URL, and the network's DNS.`
  if (code === 'ECONNREFUSED')
    return `${start} Nothing listens there: start livekit-server, or correct the port in LIVEKIT_URL.`
  if (!isTemporary(error))
    return `${start} Its TLS certificate is not accepted: use the certificate's host name in LIVEKIT_URL, and ws:// only where the server has no TLS.`
  if (code === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return `${start} It did not answer within ${ANSWER_WITHIN_MS / 1000} s: check the address, the firewall, and that it is LiveKit's port.`
  return `${start} Check LIVEKIT_URL.`
}
