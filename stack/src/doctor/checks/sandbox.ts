import { connectionDetails } from '@kinetra/protocol/connection-details'
import { type Check, failed, ok, reasonOf, skipped } from '../check.ts'

const CLOUD = 'https://cloud-api.livekit.io'
const PATIENCE_MS = 8000

/** Whether the sandbox token server knows the sandbox id. */
export const sandbox: Check = {
  name: 'sandbox',
  title: 'Sandbox',
  run: async ({ env }) => {
    const id = env.LIVEKIT_SANDBOX_ID
    if (!id) return skipped('LIVEKIT_SANDBOX_ID is not set; the server makes the tokens itself')
    const base = env.LIVEKIT_SANDBOX_URL ?? CLOUD
    let response: Response
    try {
      response = await fetch(`${base}/api/v2/sandbox/connection-details`, {
        method: 'POST',
        headers: { 'x-sandbox-id': id, 'content-type': 'application/json' },
        body: '{}',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
    } catch (error) {
      return failed(`${base} does not answer`, {
        cause: `${reasonOf(error)}.`,
        fix: 'The sandbox needs the internet. Without LIVEKIT_SANDBOX_ID the server makes the tokens itself.',
      })
    }
    const details = connectionDetails.safeParse(await response.json().catch(() => undefined))
    if (response.ok && details.success) return ok(`gives tokens for ${details.data.serverUrl}`)
    return failed(`the sandbox ${id} gives no token`, {
      cause: `HTTP ${response.status}: it does not exist, was deleted, or is of another project.`,
      fix: 'Copy the id from https://cloud.livekit.io, Sandbox, Token server; or take LIVEKIT_SANDBOX_ID out.',
    })
  },
}
