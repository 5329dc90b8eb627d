import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import envPaths from 'env-paths'
import * as z from 'zod'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const port = z.coerce.number('is not a number').int().min(1, 'is no port').max(65_535, 'is no port')
const address = (schemes: RegExp, form: string) =>
  z.url({ protocol: schemes, error: `is not an address of the form ${form}` })
const absolutePath = z.string().refine(isAbsolute, 'is not an absolute path')

const platform = envPaths('kinetra', { suffix: '' })

const schema = z.object({
  KINETRA_DB: absolutePath.default(join(platform.data, 'kinetra.db')),
  KINETRA_CACHE: absolutePath.default(platform.cache),
  KINETRA_JOB_SECRET: z
    .string()
    .refine(
      (list) => list.split(',').every((secret) => secret.trim().length >= 32),
      'has a secret of fewer than 32 characters: make one with "openssl rand -hex 32"',
    )
    .optional(),
  LIVEKIT_URL: address(/^(wss?|https?)$/, 'wss://<project>.livekit.cloud').optional(),
  LIVEKIT_API_KEY: z.string().optional(),
  LIVEKIT_API_SECRET: z.string().optional(),
  LIVEKIT_PORT: port.optional(),
  LIVEKIT_RTC_PORT: port.optional(),
  LIVEKIT_DOWNLOADS: address(/^https?$/, 'https://…').default(
    'https://github.com/livekit/livekit/releases/download',
  ),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.optional(),
  MODELS_HOST: z.string().default('127.0.0.1'),
  MODELS_PORT: port.optional(),
  MODELS_URL: address(/^https?$/, 'http://127.0.0.1:9100/v1').optional(),
  MODELS_API_KEY: z.string().optional(),
  AGENT_PORT: port.optional(),
  OPENAI_API_KEY: z.string().optional(),
  KINETRA_TOKEN: z.string().optional(),
  LIVEKIT_SERVER_BINARY: absolutePath.optional(),
  CHROMIUM: absolutePath.optional(),
  CI: z.string().optional(),
})

export type Config = z.infer<typeof schema>

/** What is wrong in the configuration, every gap at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly gaps: readonly string[]
  constructor(gaps: readonly string[]) {
    super(
      `The configuration cannot be used:\n${gaps.map((gap) => `  ${gap}`).join('\n')}\n` +
        'Set these in .env or in the environment; .env.example explains each.',
    )
    this.gaps = gaps
  }
}

/** Adds the repository's .env to the environment; what is set there already wins. */
export function loadEnvFile(path = join(ROOT, '.env')): boolean {
  if (!existsSync(path)) return false
  process.loadEnvFile(path)
  return true
}

/** @throws ConfigError naming every variable that is wrong. An empty variable counts as unset. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const present = withoutEmpty(env)
  const parsed = schema.safeParse(present)
  const gaps = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...(present.LIVEKIT_URL ? ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] : [])
      .filter((name) => !present[name])
      .map((name) => `${name} is missing, while LIVEKIT_URL is set`),
  ]
  if (!parsed.success || gaps.length > 0) throw new ConfigError(gaps)
  return parsed.data
}

/** An empty variable, as .env.example leaves them, says nothing; not every part reads it so. */
export function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/** Where what belongs to this installation is kept: beside its database. */
export function dataFolder(config: Config): string {
  return dirname(config.KINETRA_DB)
}
