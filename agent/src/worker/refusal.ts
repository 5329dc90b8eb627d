export interface LiveKitAccount {
  readonly url: string
  readonly apiKey: string
  readonly apiSecret: string
}

/** Clocks further apart than this are named as the cause: LiveKit itself forgives about a minute. */
const SKEW_NAMED_MS = 30_000

export interface Refusal {
  readonly status: number
  readonly body: string
  /** Milliseconds since the epoch by the server's clock; NaN where it does not say. */
  readonly serverTime: number
  readonly ownTime: number
}

/** Why LiveKit, or whatever is at its address, did not accept the question, and what to do. */
export function reasonOfRefusal({ url, apiKey }: LiveKitAccount, refusal: Refusal): string {
  const { status } = refusal
  const body = withoutTokens(refusal.body)
  if (status === 401 || status === 403) {
    const skew = clockSkew(refusal, body)
    if (skew) return skew
    if (/invalid api key|no such key|not found|unknown/i.test(body))
      return `LiveKit at ${url} does not know the key ${apiKey}. Take LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET from the same project.`
    if (/signature|cryptographic|invalid token|verif/i.test(body))
      return `LiveKit at ${url} knows the key ${apiKey}, but LIVEKIT_API_SECRET is not its secret. Copy the secret again, or make a new key.`
    return `LiveKit at ${url} refuses the key ${apiKey}: ${firstLine(body)}. Check LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`
  }
  if (status >= 500) {
    return `LiveKit at ${url} answers HTTP ${status}: ${firstLine(body)}. Look at its log, or at its status page.`
  }
  return `What answers at ${url} is not LiveKit (HTTP ${status}). Check host and port in LIVEKIT_URL.`
}

function clockSkew({ serverTime, ownTime }: Refusal, body: string): string | undefined {
  const skew = ownTime - serverTime
  if (!(Math.abs(skew) > SKEW_NAMED_MS) || !/expired|not valid yet|before issued/i.test(body))
    return undefined
  const seconds = Math.round(Math.abs(skew) / 1000)
  return `This machine's clock is ${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} LiveKit's, so its tokens are not valid there. Set the clock (timedatectl set-ntp true).`
}

function firstLine(body: string): string {
  return body.trim().split('\n')[0]?.slice(0, 200) || 'no reason given'
}

/** LiveKit quotes the token it refuses; a log is no place for one. */
function withoutTokens(body: string): string {
  return body.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '(token)')
}
