import { WebhookReceiver } from 'livekit-server-sdk'
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { App } from '../http/app-types.ts'
import { RequestError } from '../http/request-error.ts'
import { errors, nothing } from '../http/responses.ts'
import type { Limiters } from '../limits/limiters.ts'

const WEBHOOK_PATH = '/api/livekit/webhook'
const BODY_LIMIT_IN_BYTES = 64 * 1024
const EVENTS = new Set([
  'participant_joined',
  'participant_left',
  'participant_connection_aborted',
  'room_finished',
])

/**
 * LiveKit tells here what happens in rooms, signed with the key both share. An event is only a reason to
 * check, never believed: one that is repeated, or late, changes nothing.
 */
export function webhookRoute(
  app: App,
  config: Config,
  limiters: Limiters,
  roomChanged: (room: string) => void,
): void {
  const receiver = new WebhookReceiver(config.livekit.apiKey, config.livekit.apiSecret)
  // The signature is over the bytes: the body stays as it came.
  app.addContentTypeParser('application/webhook+json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
  app.post(
    WEBHOOK_PATH,
    {
      bodyLimit: BODY_LIMIT_IN_BYTES,
      schema: {
        summary: 'Events of LiveKit, signed by it',
        consumes: ['application/webhook+json'],
        body: z.string(),
        response: { 204: nothing, ...errors(400, 401, 413, 415, 429) },
      },
    },
    async (request, reply) => {
      const event = await receiver
        .receive(request.body, request.headers.authorization)
        .catch(async (cause: unknown) => {
          await limiters.address(request.ip)
          throw new RequestError(401, 'unsigned_webhook', 'This event is not signed by LiveKit.', {
            hint: 'LiveKit must send its webhooks with the key of LIVEKIT_API_KEY.',
            cause,
          })
        })
      if (EVENTS.has(event.event) && event.room) roomChanged(event.room.name)
      return await reply.code(204).send(null)
    },
  )
}
