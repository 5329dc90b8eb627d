import { CONNECTION_DETAILS_PATH } from '@kinetra/protocol/connection-details'
import type { Store } from '@kinetra/store/store'
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { LiveKit } from '../livekit/livekit.ts'
import type { App } from './app-types.ts'

export const VERSION = '0.1.0'
const HEALTH_PATIENCE_MS = 3000
/** Anybody may ask: however often they do, store and LiveKit are asked once in this time. */
const HEALTH_HOLDS_MS = 500

/** For a probe that starts a process again, and for one that sends requests elsewhere. */
export const LIVE_PATH = '/health/live'
export const READY_PATH = '/health/ready'

const reach = z.enum(['ok', 'unreachable'])
type Reach = z.infer<typeof reach>
const alive = z.object({ status: z.literal('ok'), version: z.string() })
const health = z.object({
  status: z.enum(['ok', 'degraded']),
  store: reach,
  livekit: reach,
  version: z.string(),
})

const pageConfig = z.object({
  tokenSource: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('endpoint'), url: z.string() }),
    z.object({ kind: z.literal('sandbox'), id: z.string(), baseUrl: z.string().optional() }),
  ]),
  oidc: z.object({ issuer: z.string(), clientId: z.string(), audience: z.string() }).optional(),
  livekitUrl: z.string().optional(),
  version: z.string(),
  /** A speech-to-speech model answers: its numbers are not checked, and the page says so. */
  speechToSpeech: z.boolean(),
  /** Voices that the user may choose from; empty where the coach has one only. */
  voices: z.array(z.string()),
})

/** What is known without a login: whether this server works, and what the page needs to begin. */
export function statusRoutes(
  app: App,
  { config, store, livekit }: { config: Config; store: Store; livekit: LiveKit },
): void {
  const reaches = onceWithin(
    HEALTH_HOLDS_MS,
    async () => await Promise.all([reachOf(store.ping()), reachOf(livekit.ping())]),
  )
  app.get(
    '/health',
    {
      schema: {
        summary: 'Whether all is well: store and LiveKit are reached',
        response: { 200: health, 503: health },
      },
    },
    async (_request, reply) => {
      const answer = healthOf(...(await reaches()))
      return await reply.code(answer.status === 'ok' ? 200 : 503).send(answer)
    },
  )

  app.get(
    LIVE_PATH,
    {
      schema: {
        summary: 'Whether this process works; where not, it is to be started again',
        response: { 200: alive },
      },
    },
    async () => ({ status: 'ok' as const, version: VERSION }),
  )
  app.get(
    READY_PATH,
    {
      schema: {
        summary:
          'Whether requests are to be sent here: it reaches the store. Without LiveKit all but calls works',
        response: { 200: health, 503: health },
      },
    },
    async (_request, reply) => {
      const found = await reaches()
      return await reply.code(found[0] === 'ok' ? 200 : 503).send(healthOf(...found))
    },
  )

  app.get(
    '/api/config',
    { schema: { summary: 'What the page needs to begin', response: { 200: pageConfig } } },
    async () => ({
      tokenSource: config.sandboxId
        ? ({
            kind: 'sandbox',
            id: config.sandboxId,
            ...(config.sandboxUrl !== undefined && { baseUrl: config.sandboxUrl }),
          } as const)
        : ({ kind: 'endpoint', url: CONNECTION_DETAILS_PATH } as const),
      ...(config.oidc && { oidc: config.oidc }),
      livekitUrl: config.livekit.publicUrl,
      version: VERSION,
      speechToSpeech: config.speechToSpeech,
      voices: [...config.voices],
    }),
  )
}

function healthOf(store: Reach, livekit: Reach) {
  const status = store === 'ok' && livekit === 'ok' ? ('ok' as const) : ('degraded' as const)
  return { status, store, livekit, version: VERSION }
}

async function reachOf(answer: Promise<unknown>): Promise<Reach> {
  const tooLate = new Promise<'unreachable'>((resolve) => {
    setTimeout(resolve, HEALTH_PATIENCE_MS, 'unreachable').unref()
  })
  return await Promise.race([
    answer.then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    ),
    tooLate,
  ])
}

/** Asks once, and gives that answer to all who want it within the time. */
function onceWithin<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return async () => {
    answer ??= ask().finally(() => {
      setTimeout(() => {
        answer = undefined
      }, milliseconds).unref()
    })
    return await answer
  }
}
