import { availableParallelism } from 'node:os'
import { givenVariables } from '@kinetra/protocol/given-variables'
import envPaths from 'env-paths'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((text) => text === '1' || text === 'true')

const cacheFolder = z
  .string()
  .min(1)
  .default(envPaths('kinetra', { suffix: '' }).cache)

const schema = z.object({
  MODELS_HOST: z.string().min(1).default('127.0.0.1'),
  MODELS_PORT: z.coerce.number().int().min(0).max(65_535).default(9100),
  MODELS_API_KEY: z
    .string({ error: 'is missing: set the bearer key that callers must send' })
    .min(16, 'must have at least 16 characters'),
  MODELS_LAZY: flag.default(false),
  MODELS_STT_THREADS: z.coerce.number().int().min(1).max(64).default(1),
  MODELS_TTS_THREADS: z.coerce.number().int().min(1).max(64).default(Math.min(2, availableParallelism())),
  MODELS_RECOGNIZER_FOLDER: z.string().min(1).optional(),
  KINETRA_CACHE: cacheFolder,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Config = {
  host: string
  port: number
  apiKey: string
  /** Load models on first use, not at the start. */
  lazy: boolean
  /** Where another Moonshine model lies than the one that is fetched. */
  recognizerFolder: string | undefined
  recognitionThreads: number
  voiceThreads: number
  cacheFolder: string
  logLevel: z.infer<typeof schema>['LOG_LEVEL']
}

function explain(error: z.ZodError): Error {
  const gaps = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  return new Error(`The model server's environment is not complete:\n${gaps.join('\n')}`)
}

/** Reads the model server's settings; throws one error that names every gap. `--lazy` means MODELS_LAZY=1. */
export function readConfig(
  environment: Record<string, string | undefined> = process.env,
  commandLine: string[] = process.argv.slice(2),
): Config {
  const parsed = schema.safeParse(givenVariables(environment, Object.keys(schema.shape)))
  if (!parsed.success) throw explain(parsed.error)
  const values = parsed.data
  return {
    host: values.MODELS_HOST,
    port: values.MODELS_PORT,
    apiKey: values.MODELS_API_KEY,
    lazy: values.MODELS_LAZY || commandLine.includes('--lazy'),
    recognizerFolder: values.MODELS_RECOGNIZER_FOLDER,
    recognitionThreads: values.MODELS_STT_THREADS,
    voiceThreads: values.MODELS_TTS_THREADS,
    cacheFolder: values.KINETRA_CACHE,
    logLevel: values.LOG_LEVEL,
  }
}

/** Where fetched files are kept; all that the installer needs to know. */
export function readCacheFolder(environment: Record<string, string | undefined> = process.env): string {
  return cacheFolder.parse(environment.KINETRA_CACHE)
}
