import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { hasSamples } from '@kinetra/store/seed'
import type { Store } from '@kinetra/store/store'

const PROGRAM = fileURLToPath(import.meta.resolve('@kinetra/store/seed-samples'))

/**
 * Makes the samples that are missing, in another process with the same settings: 300 MB of memory that this one would
 * keep for good.
 */
export async function seedApart(store: Store): Promise<void> {
  if (await hasSamples(store)) return
  await promisify(execFile)(process.execPath, [PROGRAM])
}
