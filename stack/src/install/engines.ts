import { existsSync, readFileSync } from 'node:fs'
import { type AptMachine, aptInstall, aptMachine, canAptInstall } from './apt.ts'
import { findProgram } from './find-program.ts'
import type { Progress } from './progress.ts'

/** What the tests in browsers other than Chromium start, and Debian's package of each. */
const PROGRAMS = {
  'firefox-esr': 'firefox-esr',
  pulseaudio: 'pulseaudio',
  WebKitWebDriver: 'webkit2gtk-driver',
  Xvfb: 'xvfb',
}
export type EngineProgram = keyof typeof PROGRAMS
const NAMES = Object.keys(PROGRAMS) as EngineProgram[]

const missingOf = (names: readonly EngineProgram[], path?: string) =>
  names.filter((name) => !findProgram(name, path))

/** Why a test that needs these programs cannot run; undefined where they are there. */
export function whyNoEngine(...names: EngineProgram[]): string | undefined {
  const missing = missingOf(names)
  return missing.length > 0
    ? `${missing.join(', ')} not found: Debian has it, and root installs it`
    : undefined
}

interface Machine extends AptMachine {
  /** The file that says what system this is. */
  readonly release: string
}
const thisMachine = (): Machine => ({ ...aptMachine(), release: '/etc/os-release' })

/** Others that have apt do not have these packages, or have them as something else. */
const isDebian = ({ release }: Machine) =>
  existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))

/**
 * Sees to it that Firefox and WebKit are there, with a sound server and a screen for them: as root on Debian they are
 * installed, elsewhere they are used where a machine has them, and their tests are skipped where it has not.
 * @throws StepFailedError
 */
export async function installEngines(report: Progress, machine = thisMachine()): Promise<void> {
  const packages = missingOf(NAMES, machine.path).map((name) => PROGRAMS[name])
  if (packages.length === 0) return
  if (!isDebian(machine) || !canAptInstall(machine))
    return report.now(`not installed, for want of Debian or root: ${packages.join(', ')}`)
  report.now('installing Debian’s packages')
  await aptInstall(packages, report, machine)
}
