import { existsSync } from 'node:fs'
import { givenVariables } from '@kinetra/protocol/given-variables'
import { z } from 'zod'

const providerName = z
  .string()
  .regex(
    /^(local|openai|livekit|compatible)\/.+$/,
    'must be local/<model>, openai/<model>, livekit/<model> or compatible/<model>',
  )
const flag = z
  .enum(['0', '1'], 'must be 0 or 1')
  .default('0')
  .transform((value) => value === '1')
const secrets = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((secret) => secret.length >= 32),
    'each secret must have at least 32 characters',
  )

const port = z.coerce.number().int().min(1).max(65535)

const environment = z.object({
  LIVEKIT_URL: z.string().regex(/^(wss?|https?):\/\//, 'must begin with wss:// or ws://'),
  LIVEKIT_API_KEY: z.string().min(1, 'is missing'),
  LIVEKIT_API_SECRET: z.string().min(1, 'is missing'),
  KINETRA_JOB_SECRET: secrets,
  KINETRA_TRUST_UNSIGNED: flag,
  KINETRA_DB: z.string().optional(),
  MONGODB_URI: z.string().optional(),
  MODELS_URL: z.url().optional(),
  MODELS_API_KEY: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url().default('https://api.openai.com/v1'),
  COACH_PIPELINE: z.enum(['turns', 'realtime']).default('turns'),
  COACH_STT: providerName.optional(),
  COACH_LLM: providerName.optional(),
  COACH_TTS: providerName.optional(),
  COACH_STT_BASE_URL: z.url().optional(),
  COACH_LLM_BASE_URL: z.url().optional(),
  COACH_TTS_BASE_URL: z.url().optional(),
  COACH_STT_API_KEY: z.string().optional(),
  COACH_LLM_API_KEY: z.string().optional(),
  COACH_TTS_API_KEY: z.string().optional(),
  COACH_TTS_VOICE: z.string().optional(),
  /** 1: recognition and voice are asked for ahead of the end of a turn where that costs money, too. */
  COACH_SPECULATE: flag,
  COACH_REALTIME_MODEL: z.string().default('gpt-realtime'),
  COACH_REALTIME_BASE_URL: z.url().optional(),
  /** Seconds of silence until the coach asks whether the user is still there, and until it says goodbye. */
  COACH_IDLE_QUESTION_S: z.coerce.number().positive().default(30),
  COACH_IDLE_GOODBYE_S: z.coerce.number().positive().default(120),
  /** Calls that this worker takes at once. */
  AGENT_CAPACITY: z.coerce.number().int().positive().default(8),
  AGENT_HOST: z.string().default('127.0.0.1'),
  /** Health and metrics; where a port is taken, the next free one is used and logged. */
  AGENT_PORT: port.default(8081),
  AGENT_METRICS_PORT: port.default(9464),
  /** Job processes kept warm for the next calls; where absent as many as there are free places and memory for. */
  AGENT_IDLE_PROCESSES: z.coerce.number().int().positive().optional(),
  /** After SIGTERM, seconds that running calls may still take. */
  AGENT_DRAIN_TIMEOUT_S: z.coerce.number().positive().max(86_400).default(3600),
  KINETRA_CACHE: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  /** Given by LiveKit Cloud to the workers it runs. */
  LIVEKIT_WORKER_TOKEN: z.string().optional(),
})
export type Config = z.infer<typeof environment>

/** The settings cannot be used; the message names every gap and what to set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws {ConfigError} naming every variable that is missing or malformed, not only the first. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const given = givenVariables(variables, Object.keys(environment.shape))
  const parsed = environment.safeParse(given)
  const gaps = parsed.success
    ? providerGaps(parsed.data)
    : parsed.error.issues.map((issue) => {
        const name = issue.path.join('.')
        return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`
      })
  if (!parsed.success || gaps.length > 0) {
    throw new ConfigError(`The agent cannot start:\n${gaps.map((gap) => `  - ${gap}`).join('\n')}`)
  }
  return parsed.data
}

/** Reads `.env` of the working folder, where there is one; what the environment says already wins. */
export function loadEnvironmentFile(path = '.env'): void {
  if (existsSync(path)) process.loadEnvFile(path)
}

/** Sets what the processes that this one starts find in their environment; what is set already stays. */
export function setChildEnvironment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) process.env[name] ??= value
}

const STAGES = ['STT', 'LLM', 'TTS'] as const

/** What the chosen providers need and do not have. */
function providerGaps(config: Config): string[] {
  if (config.COACH_PIPELINE === 'realtime') {
    return config.OPENAI_API_KEY ? [] : ['COACH_PIPELINE=realtime asks for OpenAI: set OPENAI_API_KEY']
  }
  return STAGES.flatMap((stage) => {
    const kind = providerOf(config, stage).kind
    if (kind === 'openai' && !config.OPENAI_API_KEY)
      return [`COACH_${stage} asks for OpenAI: set OPENAI_API_KEY`]
    if (kind === 'compatible' && !config[`COACH_${stage}_BASE_URL`])
      return [`COACH_${stage} asks for an own address: set COACH_${stage}_BASE_URL`]
    if (kind === 'local' && !config.MODELS_URL)
      return [`COACH_${stage} asks for local models: set MODELS_URL, or set OPENAI_API_KEY to use OpenAI`]
    return []
  })
}

const DEFAULT_MODELS = {
  openai: { STT: 'gpt-4o-transcribe', LLM: 'gpt-4.1-mini', TTS: 'gpt-4o-mini-tts' },
  local: { STT: 'moonshine-tiny-en', LLM: 'kinetra-coach', TTS: 'piper-joe' },
} as const

export type Stage = (typeof STAGES)[number]
export interface ProviderChoice {
  readonly kind: 'local' | 'openai' | 'livekit' | 'compatible'
  readonly model: string
}

/** The provider of a stage: as named, else by the keys that are there. */
export function providerOf(config: Config, stage: Stage): ProviderChoice {
  const named = config[`COACH_${stage}`]
  if (!named) {
    const kind = config.OPENAI_API_KEY ? 'openai' : 'local'
    return { kind, model: DEFAULT_MODELS[kind][stage] }
  }
  const slash = named.indexOf('/')
  return { kind: named.slice(0, slash) as ProviderChoice['kind'], model: named.slice(slash + 1) }
}

/**
 * Whether a stage may be asked for what is perhaps never used: the words of half a sentence, the sound of an answer that
 * is thrown away. A model of one's own machine costs nothing.
 */
export function maySpeculate(config: Config, stage: Stage): boolean {
  const { kind } = providerOf(config, stage)
  if (config.COACH_SPECULATE || kind === 'local') return true
  return kind === 'compatible' && isOnThisMachine(config[`COACH_${stage}_BASE_URL`] ?? '')
}

const isOnThisMachine = (address: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname)

/** Whether every model of a call is a local one. */
export function isAllLocal(config: Config): boolean {
  return (
    config.COACH_PIPELINE === 'turns' && STAGES.every((stage) => providerOf(config, stage).kind === 'local')
  )
}
