import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DoctorContext } from '../../stack/src/doctor/context.ts'

export interface BrokenSetup {
  readonly what: string
  /** What is different from a product that works. */
  readonly change: (context: DoctorContext, folder: string) => Partial<DoctorContext>
}

const MINUTES_MS = 60_000
/** Nothing listens on this port, which is given to nobody; those that are, Node's fetch refuses to ask. */
const NOWHERE = '127.0.0.1:2'

const withEnv =
  (env: DoctorContext['env']): BrokenSetup['change'] =>
  (context) => ({ env: { ...context.env, ...env } })

/** One thing that is wrong each, as operators get it wrong. */
export const BROKEN_SETUPS: readonly BrokenSetup[] = [
  {
    what: 'A name in .env is mistyped',
    change: (_context, folder) => {
      const envFile = join(folder, '.env')
      writeFileSync(envFile, 'LIVEKIT_APIKEY=APIabc\n', { mode: 0o600 })
      return { envFile }
    },
  },
  { what: 'A placeholder was left in', change: withEnv({ LIVEKIT_API_SECRET: '<your-api-secret>' }) },
  {
    what: 'Settings contradict each other',
    change: withEnv({ HOST: '0.0.0.0', COACH_TTS: 'compatible/kokoro' }),
  },
  { what: 'LiveKit’s host is mistyped', change: withEnv({ LIVEKIT_URL: 'wss://livekit.example.invalid' }) },
  {
    what: 'LiveKit does not run',
    change: (context) => ({ env: { ...context.env, LIVEKIT_URL: `ws://${NOWHERE}` }, running: false }),
  },
  {
    what: 'LIVEKIT_URL leads to another program',
    change: (context) => ({ env: { ...context.env, LIVEKIT_URL: context.serverUrl.replace('http', 'ws') } }),
  },
  {
    what: 'wss:// where there is no TLS',
    change: (context) => ({
      env: { ...context.env, LIVEKIT_URL: context.env.LIVEKIT_URL?.replace('ws:', 'wss:') },
    }),
  },
  { what: 'The LiveKit key is unknown', change: withEnv({ LIVEKIT_API_KEY: 'APIofAnotherProject' }) },
  {
    what: 'The LiveKit secret is wrong',
    change: withEnv({ LIVEKIT_API_SECRET: 'not-the-secret-of-this-key' }),
  },
  { what: 'This machine’s clock is wrong', change: () => ({ now: () => Date.now() + 10 * MINUTES_MS }) },
  {
    what: 'The server does not run',
    change: () => ({ serverUrl: `http://${NOWHERE}`, running: false }),
  },
  {
    what: 'No worker runs on this store',
    change: (context, folder) => ({
      env: { ...context.env, KINETRA_DB: join(folder, 'other.db') },
      running: false,
    }),
  },
  {
    what: 'The key of the models is wrong',
    change: withEnv({ MODELS_API_KEY: 'another-key-of-the-models' }),
  },
  {
    what: 'An own chat model does not run',
    change: withEnv({ COACH_LLM: 'compatible/llama', COACH_LLM_BASE_URL: `http://${NOWHERE}/v1` }),
  },
  {
    what: 'MongoDB does not run',
    change: withEnv({ MONGODB_URI: `mongodb://kinetra:secret-of-mongodb@${NOWHERE}/kinetra` }),
  },
  {
    what: 'MongoDB’s cluster is mistyped',
    change: withEnv({
      MONGODB_URI: 'mongodb+srv://kinetra:secret-of-mongodb@cluster.example.invalid/kinetra',
    }),
  },
  {
    what: 'The SQLite file is damaged',
    change: (context, folder) => {
      const path = join(folder, 'damaged.db')
      writeFileSync(path, Buffer.alloc(8192, 7))
      return { env: { ...context.env, KINETRA_DB: path }, running: false }
    },
  },
  {
    what: 'The sandbox does not exist',
    change: (context) => ({
      env: { ...context.env, LIVEKIT_SANDBOX_ID: 'deleted-sandbox', LIVEKIT_SANDBOX_URL: context.serverUrl },
    }),
  },
]
