import type { Config } from '../config.ts'

/** Where the local models answer, and the key that `stack` gave them. */
export function modelsEndpoint(config: Config): { baseUrl: string; apiKey: string } {
  return { baseUrl: config.MODELS_URL ?? '', apiKey: config.MODELS_API_KEY ?? 'none' }
}
