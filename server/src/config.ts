import { isAbsolute, join } from 'node:path'
import { givenVariables } from '@kinetra/protocol/given-variables'
import { OPENAI_VOICES, REALTIME_VOICES } from '@kinetra/protocol/voices'
import envPaths from 'env-paths'
import * as z from 'zod'
import { isLoopback } from './access/loopback.ts'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const flag = z.enum(['0', '1']).default('0')
const count = z.coerce.number().int().min(1)
const origin = z.url({ protocol: /^https?$/ })
const livekitAddress = z.url({
  protocol: /^(wss?|https?)$/,
  error: 'is the address of a LiveKit server, such as ws://127.0.0.1:7880',
})

const environment = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    LIVEKIT_URL: livekitAddress,
    LIVEKIT_PUBLIC_URL: livekitAddress.optional(),
    LIVEKIT_API_KEY: z.string(),
    LIVEKIT_API_SECRET: z.string(),
    LIVEKIT_SANDBOX_ID: z.string().optional(),
    LIVEKIT_SANDBOX_URL: origin.optional(),
    KINETRA_JOB_SECRET: list.pipe(
      z.array(z.string().min(32, 'holds secrets of at least 32 characters, comma-separated')).min(1),
    ),
    KINETRA_DB: z
      .string()
      .refine(isAbsolute, 'is an absolute path')
      .default(() => join(envPaths('kinetra', { suffix: '' }).data, 'kinetra.db')),
    MONGODB_URI: z.string().optional(),
    OIDC_ISSUER: origin.optional(),
    OIDC_AUDIENCE: z.string().default('kinetra'),
    OIDC_CLIENT_ID: z.string().default('kinetra-web'),
    // Browsers name an origin without the slash at its end that people copy.
    CORS_ORIGINS: list.pipe(z.array(origin.transform((text) => new URL(text).origin))).default([]),
    WEB_DIST: z.string().default(() => join(import.meta.dirname, '../../web/dist')),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    SANDBOX_ROUTE: flag,
    COACH_PIPELINE: z.string().optional(),
    COACH_TTS: z.string().optional(),
    OPENAI_API_KEY: z.string().optional(),
    METRICS_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
    CALLS_PER_USER: count.optional(),
    CALL_STARTS_PER_MINUTE: count.optional(),
    REQUESTS_PER_MINUTE: count.default(1200),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine((env) => env.OIDC_ISSUER !== undefined || isLoopback(env.HOST), {
    path: ['HOST'],
    error:
      'may leave 127.0.0.1, ::1 or localhost only with OIDC_ISSUER set: without logins everybody who reaches this server is the same user',
  })

export interface Config {
  readonly host: string
  readonly port: number
  readonly livekit: {
    /** Where this server reaches LiveKit. */
    readonly url: string
    /** Where browsers reach it. */
    readonly publicUrl: string
    readonly apiKey: string
    readonly apiSecret: string
  }
  readonly sandboxId: string | undefined
  /** Origin of the sandbox; LiveKit Cloud's where undefined. */
  readonly sandboxUrl: string | undefined
  readonly sandboxRoute: boolean
  readonly jobSecrets: readonly string[]
  readonly databasePath: string
  readonly mongodbUri: string | undefined
  readonly oidc: { readonly issuer: string; readonly audience: string; readonly clientId: string } | undefined
  readonly corsOrigins: readonly string[]
  readonly webDist: string
  /** How many proxies are in front; each writes down whom it heard. */
  readonly proxies: number
  readonly metricsToken: string | undefined
  readonly speechToSpeech: boolean
  /** Names of voices that the user may choose from; empty where there is one only. */
  readonly voices: readonly string[]
  readonly limits: {
    readonly callsPerUser: number
    readonly callStartsPerMinute: number
    readonly requestsPerMinute: number
  }
  /** A collector of traces is configured. */
  readonly tracing: boolean
  readonly logLevel: string
}

type Voicing = {
  COACH_PIPELINE?: string | undefined
  COACH_TTS?: string | undefined
  OPENAI_API_KEY?: string | undefined
}

/** What the agent will speak with, by the same rules as its own. */
function voicesOf({ COACH_PIPELINE, COACH_TTS, OPENAI_API_KEY }: Voicing): readonly string[] {
  if (COACH_PIPELINE === 'realtime') return REALTIME_VOICES
  return (COACH_TTS ?? (OPENAI_API_KEY ? 'openai/' : '')).startsWith('openai/') ? OPENAI_VOICES : []
}

/** Reads the environment; throws one error that names every variable that is missing or wrong. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const set = givenVariables(variables, Object.keys(environment.shape))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const gaps = parsed.error.issues.map((issue) => {
      const [name = ''] = issue.path
      return `  ${String(name)} ${String(name) in set ? issue.message : 'is not set'}`
    })
    throw new Error(`The server cannot start with these settings:\n${gaps.join('\n')}`)
  }
  const env = parsed.data
  return {
    host: env.HOST,
    port: env.PORT,
    livekit: {
      url: env.LIVEKIT_URL,
      publicUrl: (env.LIVEKIT_PUBLIC_URL ?? env.LIVEKIT_URL).replace(/^http/, 'ws'),
      apiKey: env.LIVEKIT_API_KEY,
      apiSecret: env.LIVEKIT_API_SECRET,
    },
    sandboxId: env.LIVEKIT_SANDBOX_ID,
    sandboxUrl: env.LIVEKIT_SANDBOX_URL && new URL(env.LIVEKIT_SANDBOX_URL).origin,
    sandboxRoute: env.SANDBOX_ROUTE === '1',
    jobSecrets: env.KINETRA_JOB_SECRET,
    databasePath: env.KINETRA_DB,
    mongodbUri: env.MONGODB_URI,
    oidc: env.OIDC_ISSUER
      ? { issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE, clientId: env.OIDC_CLIENT_ID }
      : undefined,
    corsOrigins: env.CORS_ORIGINS,
    webDist: env.WEB_DIST,
    proxies: env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
    speechToSpeech: env.COACH_PIPELINE === 'realtime',
    voices: voicesOf(env),
    limits: {
      // Alone on one machine, with its tests and benches, there is nobody to protect from oneself.
      callsPerUser: env.CALLS_PER_USER ?? (env.OIDC_ISSUER ? 3 : 20),
      callStartsPerMinute: env.CALL_STARTS_PER_MINUTE ?? (env.OIDC_ISSUER ? 20 : 120),
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
    },
    tracing: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    logLevel: env.LOG_LEVEL,
  }
}
