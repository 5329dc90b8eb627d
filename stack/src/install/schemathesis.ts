import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

const VERSION = '4.32.5'

/**
 * Schemathesis, which attacks the HTTP interface by its OpenAPI document, in a Python environment of its own
 * in the cache. Undefined where there is no Python to install it with.
 */
export async function installSchemathesis(cache: string, report: Progress): Promise<string | undefined> {
  const folder = join(cache, `schemathesis-${VERSION}`)
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  const program = join(bin, 'schemathesis')
  if (existsSync(program)) return program
  try {
    report('installing')
    await runStep('Making a Python environment', ['-m', 'venv', folder], report, { command: 'python3' })
    const packages = ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]
    await runStep('Installing schemathesis', packages, report, { command: join(bin, 'pip') })
    report('installed')
    return program
  } catch (error) {
    report(`not installed: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
