import { type Check, failed, type Outcome, ok, reasonOf } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { signToken } from '../livekit-api.ts'
import { withProbeRoom } from '../probe-room.ts'

const WAYS = {
  udp: 'UDP',
  tcp: 'TCP (UDP is blocked: calls work, with more delay where packets are lost)',
  relay: 'a TURN relay (no direct way: more delay)',
  unknown: 'a way that WebRTC does not name',
}

/** Whether sound gets through WebRTC, and how. */
export const media: Check = {
  name: 'media',
  title: 'Media path',
  needs: ['livekit-rights'],
  run: async (context) =>
    await withProbeRoom(context, async (room) => {
      // Loaded only where it is needed: it is large.
      const { sendTone } = await import('../tone.ts')
      const tokenFor = (identity: string) => signToken(context, { roomJoin: true, room }, { identity })
      try {
        const { milliseconds, way } = await sendTone(context.env.LIVEKIT_URL ?? '', {
          sender: await tokenFor('doctor-sender'),
          receiver: await tokenFor('doctor-receiver'),
        })
        return ok(`a tone was heard after ${(milliseconds / 1000).toFixed(1)} s, over ${WAYS[way]}`)
      } catch (error) {
        return noSound(context, error)
      }
    }),
}

function noSound({ env }: DoctorContext, error: unknown): Outcome {
  const host = URL.canParse(env.LIVEKIT_URL ?? '') ? new URL(env.LIVEKIT_URL ?? '').hostname : 'LiveKit'
  return failed('no sound gets through', {
    cause: `${reasonOf(error)}.`,
    fix: `Let UDP (50000–60000 or the server's rtc.udp_port) and TCP 7881 through to ${host}, or give the server TURN over TLS (443); a server behind NAT needs rtc.use_external_ip or the right rtc.node_ip.`,
  })
}
