import { setTimeout as pause } from 'node:timers/promises'
import { type Check, failed, ok, skipped, warning } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { withJoinedRoom } from '../join-room.ts'

const LIMIT_MS = 5000
const POLL_MS = 200
const COUNTED = /^kinetra_http_request_duration_seconds_count\{(.*)\} (\d+)$/gm

/** Whether LiveKit's events reach the server: one is caused, and the server's own figures are read. */
export const webhook: Check = {
  name: 'webhook',
  title: 'Webhook',
  needs: ['livekit-rights', 'server'],
  run: async (context) => {
    const before = await received(context)
    if (!before) return skipped('the server shows its figures only with METRICS_TOKEN')
    const startedAt = performance.now()
    return await withJoinedRoom(context, async () => {
      while (performance.now() - startedAt < LIMIT_MS) {
        const now = await received(context)
        if (now && now.accepted > before.accepted) {
          return ok(`an event arrived after ${Math.round(performance.now() - startedAt)} ms`)
        }
        if (now && now.refused > before.refused) {
          return failed('events arrive, but the server refuses them', {
            cause: 'LiveKit signs them with another key than the server’s LIVEKIT_API_KEY.',
            fix: 'Set webhook.api_key in LiveKit’s configuration (Cloud: Settings, Webhooks, signing key) to that key.',
          })
        }
        await pause(POLL_MS)
      }
      return warning('no event arrived within 5 s', {
        cause:
          'LiveKit has no webhook to this server, or cannot reach it (as LiveKit Cloud cannot reach a laptop).',
        fix: 'Nothing is lost: the server then asks LiveKit each second. Else add <server>/api/livekit/webhook to its webhooks.',
      })
    })
  },
}

/** How many events the server has taken and refused; undefined where it does not say. */
async function received({ serverUrl, env }: DoctorContext) {
  const headers = env.METRICS_TOKEN ? { authorization: `Bearer ${env.METRICS_TOKEN}` } : {}
  const response = await fetch(`${serverUrl}/metrics`, { headers, signal: AbortSignal.timeout(LIMIT_MS) })
  const text = await response.text()
  if (!response.ok) return undefined
  const counts = { accepted: 0, refused: 0 }
  for (const [, labels = '', count] of text.matchAll(COUNTED)) {
    if (!labels.includes('route="/api/livekit/webhook"')) continue
    if (labels.includes('status="2')) counts.accepted += Number(count)
    else counts.refused += Number(count)
  }
  return counts
}
