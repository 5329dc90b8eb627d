import { rm } from 'node:fs/promises'
import { type PartName, type SeparatePart, separateParts } from '@kinetra/stack/testing/separate-parts'
import { freshEnvironment, type ReachableProduct } from './product.ts'

/** The whole product in parts that a test may take away, one by one, and give back. */
export interface SeparateProduct extends ReachableProduct {
  readonly parts: Readonly<Record<PartName, SeparatePart>>
  /** Every part is again as it was started, whatever a test did to it. */
  mend(): Promise<void>
  stop(): Promise<void>
}

/** Starts a LiveKit server and the named parts, all of them where none is named. */
export async function startSeparately(
  environment: NodeJS.ProcessEnv = {},
  names: readonly Exclude<PartName, 'livekit'>[] = ['models', 'server', 'agent'],
): Promise<SeparateProduct> {
  const { folder, modelsKey, env } = await freshEnvironment()
  const { url, parts } = await separateParts({ ...env, ...environment })
  // The others are ready only where there is a LiveKit server.
  await parts.livekit.start()
  await Promise.all(names.map(async (name) => await parts[name].start()))
  return {
    url,
    parts,
    modelsUrl: `http://127.0.0.1:${env.MODELS_PORT}/v1`,
    modelsKey,
    databasePath: env.KINETRA_DB,
    async mend() {
      await parts.livekit.mend()
      await Promise.all(Object.values(parts).map(async (part) => await part.mend()))
    },
    async stop() {
      await Promise.all(Object.values(parts).map(async (part) => await part.stop()))
      if (!process.env.KINETRA_KEEP) await rm(folder, { recursive: true, force: true })
    },
  }
}
