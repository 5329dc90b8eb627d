import { type Check, failed, type Outcome, ok, reasonOf, warning } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { withJoinedRoom } from '../join-room.ts'
import { signToken } from '../livekit-api.ts'
import { withProbeRoom } from '../probe-room.ts'
import { askTurn, type TurnAddress, turnAddress } from '../turn.ts'

const WAYS = {
  udp: 'UDP',
  tcp: 'TCP (UDP is blocked: calls work, with more delay where packets are lost)',
  relay: 'a TURN relay',
  unknown: 'a way that WebRTC does not name',
}

/** Whether sound gets through WebRTC, and how. */
export const media: Check = {
  name: 'media',
  title: 'Media path',
  needs: ['livekit-rights'],
  run: async (context) =>
    await withProbeRoom(context, async (room) => {
      try {
        const { milliseconds, way } = await toneThrough(context, room, 'any')
        const heard = `a tone was heard after ${(milliseconds / 1000).toFixed(1)} s, over ${WAYS[way]}`
        const addresses = await turnAddresses(context)
        if (way === 'relay') return ok(`${heard}: there is no direct way, and more delay`)
        if (addresses.length === 0) return ok(heard)
        return await toneThrough(context, room, 'relay').then(
          (relayed) => ok(`${heard}, and over ${WAYS[relayed.way]}`),
          (error) => noRelay(heard, addresses, error),
        )
      } catch (error) {
        return noSound(context, error)
      }
    }),
}

async function toneThrough(context: DoctorContext, room: string, path: 'any' | 'relay') {
  // Loaded only where it is needed: it is large.
  const { sendTone } = await import('../tone.ts')
  const tokenFor = (identity: string) => signToken(context, { roomJoin: true, room }, { identity })
  const tokens = {
    sender: await tokenFor(`doctor-sender-${path}`),
    receiver: await tokenFor(`doctor-receiver-${path}`),
  }
  return await sendTone(context.env.LIVEKIT_URL ?? '', tokens, path)
}

/** The TURN servers that LiveKit tells its clients of. */
async function turnAddresses(context: DoctorContext): Promise<TurnAddress[]> {
  const urls = await withJoinedRoom(context, async ({ iceServers }) => iceServers.flatMap(({ urls }) => urls))
  return urls.flatMap((url) => turnAddress(url) ?? [])
}

async function noRelay(heard: string, addresses: readonly TurnAddress[], error: unknown): Promise<Outcome> {
  const answers = await Promise.all(
    addresses.map(async (address) => [address.url, await askTurn(address)] as const),
  )
  const mute = answers.flatMap(([url, reason]) => (reason ? [`${url}: ${reason}`] : []))
  return warning(`${heard}, but not over TURN`, {
    cause:
      mute.length > 0
        ? `LiveKit tells clients of TURN servers that are no use: ${mute.join('; ')}.`
        : `Its TURN servers answer, but pass nothing on: ${reasonOf(error)}.`,
    fix:
      mute.length > 0
        ? 'People whose network lets only HTTPS out hear nothing. Check turn.domain, its certificate and ports (LiveKit always names 443 for TLS).'
        : 'Check turn.relay_range_start and _end in the firewall; a LiveKit at a private address needs turn.allow_restricted_peer_cidrs.',
  })
}

function noSound({ env }: DoctorContext, error: unknown): Outcome {
  const host = URL.canParse(env.LIVEKIT_URL ?? '') ? new URL(env.LIVEKIT_URL ?? '').hostname : 'LiveKit'
  return failed('no sound gets through', {
    cause: `${reasonOf(error)}.`,
    fix: `Let UDP (50000–60000 or the server's rtc.udp_port) and TCP 7881 through to ${host}, or give the server TURN over TLS (443); a server behind NAT needs rtc.use_external_ip or the right rtc.node_ip.`,
  })
}
