import { type Config, dataFolder } from '../config.ts'
import type { Ports } from './plan-ports.ts'
import { keepSecrets } from './secrets.ts'

/** What all parts must agree on, each from the person's configuration or else made for this machine. */
export function partEnvironment(config: Config, ports: Ports): Record<string, string> {
  const secrets = keepSecrets(dataFolder(config))
  return {
    KINETRA_DB: config.KINETRA_DB,
    KINETRA_CACHE: config.KINETRA_CACHE,
    KINETRA_JOB_SECRET: config.KINETRA_JOB_SECRET ?? secrets.jobSecret,
    LIVEKIT_URL: config.LIVEKIT_URL ?? `ws://127.0.0.1:${ports.livekit}`,
    LIVEKIT_API_KEY: config.LIVEKIT_URL ? (config.LIVEKIT_API_KEY ?? '') : secrets.livekitApiKey,
    LIVEKIT_API_SECRET: config.LIVEKIT_URL ? (config.LIVEKIT_API_SECRET ?? '') : secrets.livekitApiSecret,
    HOST: config.HOST,
    PORT: String(ports.server),
    AGENT_PORT: String(ports.agent),
    MODELS_HOST: config.MODELS_HOST,
    MODELS_PORT: String(ports.models),
    MODELS_URL: config.MODELS_URL ?? `http://${config.MODELS_HOST}:${ports.models}/v1`,
    MODELS_API_KEY: config.MODELS_API_KEY ?? secrets.modelsApiKey,
    // With a key the local models are a fallback: loaded when one needs them.
    ...(config.OPENAI_API_KEY && { MODELS_LAZY: '1' }),
  }
}
