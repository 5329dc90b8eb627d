import { join } from 'node:path'
import { ROOT } from '../config.ts'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

/** Fetches the local speech models into the cache; quick where they are there. */
export async function installSpeechModels(cache: string, report: Progress): Promise<void> {
  await runStep('Installing the speech models', [join(ROOT, 'models/src/install.ts')], report, {
    ...process.env,
    KINETRA_CACHE: cache,
  })
}
