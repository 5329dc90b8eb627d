import { type Check, failed, type Outcome, ok } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { type ApiAnswer, callLivekit } from '../livekit-api.ts'

const SKEW_NOTED_MS = 30_000

/** Whether LiveKit takes the key and the secret; and where it says 401, which of its reasons it is. */
export const livekitCredentials: Check = {
  name: 'livekit-credentials',
  title: 'LiveKit key and secret',
  needs: ['livekit-address'],
  run: async (context) => {
    const missing = ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'].filter((name) => !context.env[name])
    if (missing.length > 0) {
      return failed(`${missing.join(' and ')} not set`, {
        cause: 'LiveKit lets nobody in without them.',
        fix: 'LiveKit Cloud: Settings, Keys. A server of yours: "keys" in its configuration file.',
      })
    }
    const askedAt = context.now()
    const answer = await callLivekit(context, 'RoomService/ListRooms', { roomList: true })
    const skewMs = answer.serverTimeMs === undefined ? 0 : askedAt - answer.serverTimeMs
    if (answer.status === 200) return accepted(skewMs)
    return refused(context, answer, skewMs)
  },
}

function accepted(skewMs: number): Outcome {
  return ok(
    `accepted${Math.abs(skewMs) > SKEW_NOTED_MS ? `; this machine's clock is ${clockWords(skewMs)}` : ''}`,
  )
}

/** The reason of a refusal, from what LiveKit says and from the difference of the clocks. */
export function refused({ env }: DoctorContext, { status, text }: ApiAnswer, skewMs: number): Outcome {
  if (/expired|not valid yet|used before issued/i.test(text)) {
    if (Math.abs(skewMs) > SKEW_NOTED_MS) {
      return failed(`the clocks differ: this machine's is ${clockWords(skewMs)}`, {
        cause: 'A token made here is for LiveKit already over, or not valid yet.',
        fix: 'Set the clock: "timedatectl set-ntp true", or the time settings of the system.',
      })
    }
    return failed('the token has expired on its way', {
      cause: `LiveKit says: ${text}.`,
      fix: 'The clocks agree, so something between holds requests for a minute or gives old answers: look at proxies.',
    })
  }
  if (/invalid api key|no such key|key not found|unknown api key/i.test(text)) return unknownKey(env)
  if (/signature|cryptographic|invalid token/i.test(text)) {
    return failed('LIVEKIT_API_SECRET is not the secret of this key', {
      cause: `LiveKit knows the key ${env.LIVEKIT_API_KEY}, but the token's signature does not fit.`,
      fix: 'Copy the secret again, whole. LiveKit Cloud shows it once: if it is lost, make a new key.',
    })
  }
  return failed(`LiveKit answers HTTP ${status}`, {
    cause: text.trim() || 'It gives no reason.',
    fix: 'See the log of the LiveKit server, or its status page for LiveKit Cloud.',
  })
}

function unknownKey(env: DoctorContext['env']): Outcome {
  const project = /([\w-]+)(?:\.\w+)*\.livekit\.cloud$/.exec(new URL(env.LIVEKIT_URL ?? '').hostname)?.[1]
  if (project) {
    return failed(`the key ${env.LIVEKIT_API_KEY} is not one of the project ${project}`, {
      cause: 'It belongs to another project, or it was deleted.',
      fix: `Take URL, key and secret from the same project: https://cloud.livekit.io, ${project}, Settings, Keys.`,
    })
  }
  return failed(`LiveKit does not know the key ${env.LIVEKIT_API_KEY}`, {
    cause: 'It is of another server or project, or mistyped.',
    fix: 'Compare LIVEKIT_API_KEY with "keys" in the server’s configuration file.',
  })
}

/** The difference of two clocks in words; positive where ours is ahead. */
function clockWords(skewMs: number): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  const amount = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
  return `${amount} ${skewMs > 0 ? 'ahead' : 'behind'}`
}
