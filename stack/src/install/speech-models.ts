import { join } from 'node:path'
import { ROOT } from '../config.ts'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

/** Fetches the local speech models into the cache; quick where they are there. */
export async function installSpeechModels(cache: string, report: Progress): Promise<void> {
  const program = join(ROOT, 'models/src/install.ts')
  const passOn = (line: string) => report(line.replace(/^speech models: /i, ''))
  await runStep('Installing the speech models', [program], passOn, {
    env: { ...process.env, KINETRA_CACHE: cache },
  })
}
