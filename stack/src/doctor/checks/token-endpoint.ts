import { AGENT_NAME } from '@kinetra/protocol/agent'
import {
  CONNECTION_DETAILS_PATH,
  type ConnectionDetails,
  connectionDetails,
} from '@kinetra/protocol/connection-details'
import { parseJobMetadata } from '@kinetra/protocol/job-metadata'
import { errors, jwtVerify } from 'jose'
import * as z from 'zod'
import { type Check, failed, type Outcome, ok, reasonOf } from '../check.ts'
import type { DoctorContext } from '../context.ts'

const PATIENCE_MS = 8000

const claims = z.object({
  iss: z.string(),
  exp: z.number(),
  video: z.object({ room: z.string(), roomJoin: z.literal(true) }),
  roomConfig: z
    .object({ agents: z.array(z.object({ agentName: z.string(), metadata: z.string().optional() })) })
    .optional(),
})

/** Asks for a call as the page does, and reads what the token would do. The call is deleted again. */
export const tokenEndpoint: Check = {
  name: 'token-endpoint',
  title: 'Token endpoint',
  needs: ['server', 'livekit-credentials'],
  run: async (context) => {
    const response = await fetch(`${context.serverUrl}${CONNECTION_DETAILS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = await response.text()
    if (response.status === 401 && context.env.OIDC_ISSUER) {
      return ok('asks for a login, as it should; what a token holds was therefore not read')
    }
    if (!response.ok) {
      return failed(`no token: HTTP ${response.status}`, {
        cause: text.slice(0, 300),
        fix: 'The server’s log has the reason; most often LiveKit refuses its key (see above).',
      })
    }
    const details = connectionDetails.parse(JSON.parse(text))
    try {
      return await read(context, details)
    } finally {
      await forget(context, details)
    }
  },
}

async function read({ env }: DoctorContext, details: ConnectionDetails): Promise<Outcome> {
  let payload: unknown
  try {
    const secret = new TextEncoder().encode(env.LIVEKIT_API_SECRET)
    payload = (await jwtVerify(details.participantToken, secret)).payload
  } catch (error) {
    return failed('the token is signed with another secret', {
      cause:
        error instanceof errors.JWSSignatureVerificationFailed
          ? 'The server was started with another LIVEKIT_API_SECRET than the one here.'
          : `${reasonOf(error)}.`,
      fix: 'Start the server again, with the settings of now.',
    })
  }
  const token = claims.parse(payload)
  const [agent] = token.roomConfig?.agents ?? []
  if (agent?.agentName !== AGENT_NAME) {
    return failed(`the token sends for ${agent ? agent.agentName : 'no agent'}`, {
      cause: `Calls need the agent ${AGENT_NAME}.`,
      fix: 'Start the server of this version.',
    })
  }
  if (!parseJobMetadata(agent.metadata).call) {
    return failed('the dispatch is not signed', {
      cause: 'Without the signed call in its metadata the coach opens sample workouts only.',
      fix: 'The server needs KINETRA_JOB_SECRET; it must be the same as the worker’s.',
    })
  }
  const minutes = Math.round((token.exp * 1000 - Date.now()) / 60_000)
  return ok(`room ${token.video.room}, sends for ${agent.agentName}, signed, valid ${minutes} min`)
}

async function forget({ serverUrl }: DoctorContext, { callId }: ConnectionDetails): Promise<void> {
  if (!callId) return
  await fetch(`${serverUrl}/api/calls/${callId}`, {
    method: 'DELETE',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
}
