import { randomBytes } from 'node:crypto'
import {
  connectionDetailsAnswer,
  connectionDetailsRequest,
  inBothSpellings,
} from '@kinetra/protocol/connection-details'
import * as z from 'zod'
import { isSame } from '../access/same-secret.ts'
import type { App } from '../http/app-types.ts'
import { RequestError } from '../http/request-error.ts'
import { errors } from '../http/responses.ts'
import type { Limiters } from '../limits/limiters.ts'
import { signParticipantToken } from '../livekit/participant-token.ts'
import type { CallDependencies } from './start-call.ts'
import { checkWishes } from './wishes.ts'

const SANDBOX_PATH = '/api/v2/sandbox/connection-details'

/**
 * Speaks as LiveKit's sandbox token server does, for trials without it: no login, and metadata that
 * nobody signed, so that the agent opens sample workouts only. Off unless SANDBOX_ROUTE=1. The room's name
 * is the client's with a random end, so that nobody gets into a room that is there.
 */
export function sandboxRoute(app: App, { config, livekit }: CallDependencies, limiters: Limiters): void {
  app.post(
    SANDBOX_PATH,
    {
      schema: {
        summary: 'Connection details in the manner of the LiveKit sandbox',
        headers: z.looseObject({ 'x-sandbox-id': z.string().max(200) }),
        body: connectionDetailsRequest,
        response: { 200: connectionDetailsAnswer, ...errors(400, 403, 413, 415, 429, 502, 503) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (!config.sandboxId || !isSame(request.headers['x-sandbox-id'], config.sandboxId)) {
        throw new RequestError(403, 'unknown_sandbox', 'There is no such sandbox.', {
          hint: 'X-Sandbox-ID must be the LIVEKIT_SANDBOX_ID of this server.',
        })
      }
      const wish = request.body
      checkWishes(wish)
      await limiters.strangerCallStart(request.ip)
      const random = randomBytes(8).toString('hex')
      const room = `${(wish.roomName ?? 'sandbox')
        .toWellFormed()
        .replace(/[^\w-]/g, '')
        .slice(0, 100)}-${random}`
      const name = (wish.participantName ?? 'Visitor').toWellFormed().replace(/\p{C}/gu, '').slice(0, 80)
      const metadata = wish.agents?.[0]?.metadata ?? ''
      await livekit.createRoom(room, metadata)
      const participantToken = await signParticipantToken(
        { room, identity: `sandbox-${random}`, name, dispatchMetadata: metadata },
        config.livekit,
      )
      return inBothSpellings({
        serverUrl: config.livekit.publicUrl,
        participantToken,
        roomName: room,
        participantName: name,
      })
    },
  )
}
