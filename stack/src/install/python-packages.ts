import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

export interface PythonPackages {
  /** Of the folder in the cache; a version belongs in it. */
  readonly name: string
  /** As pip takes them, each with its version. */
  readonly packages: readonly string[]
}

/**
 * Python packages that tests need, in an environment of their own in the cache. Gives the folder of its programs;
 * undefined where there is no Python to install them with.
 */
export async function installPythonPackages(
  cache: string,
  { name, packages }: PythonPackages,
  report: Progress,
): Promise<string | undefined> {
  const folder = join(cache, name)
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  // An installation that was interrupted is begun anew.
  const installed = join(folder, 'installed')
  if (existsSync(installed)) return bin
  try {
    report('installing')
    await runStep('Making a Python environment', ['-m', 'venv', folder], report, { command: 'python3' })
    const args = ['install', '--quiet', '--disable-pip-version-check', ...packages]
    await runStep(`Installing ${name}`, args, report, { command: join(bin, 'pip') })
    writeFileSync(installed, packages.join('\n'))
    report('installed')
    return bin
  } catch (error) {
    report(`not installed: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
