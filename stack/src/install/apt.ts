import { findProgram } from './find-program.ts'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

/** A machine, as far as Debian's packages go; tests give another one than this. */
export interface AptMachine {
  readonly path: string
  readonly root: boolean
}

export const aptMachine = (): AptMachine => ({
  path: process.env.PATH ?? '',
  root: process.getuid?.() === 0,
})

/** Debian, and root on it. */
export const canAptInstall = ({ path, root }: AptMachine): boolean =>
  root && findProgram('apt-get', path) !== undefined

/** Installs Debian's packages. @throws StepFailedError */
export async function aptInstall(
  packages: readonly string[],
  report: Progress,
  { path }: AptMachine,
): Promise<void> {
  const env = { ...process.env, PATH: path, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  const what = `apt-get install ${packages.join(' ')}`
  try {
    await runStep(what, install, report, { command: 'apt-get', env })
  } catch {
    // Most often the package lists are missing or old.
    await runStep('apt-get update', ['update'], report, { command: 'apt-get', env })
    await runStep(what, install, report, { command: 'apt-get', env })
  }
}
