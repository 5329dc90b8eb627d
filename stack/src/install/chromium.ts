import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ROOT } from '../config.ts'
import { type AptMachine, aptInstall, aptMachine, canAptInstall } from './apt.ts'
import { findProgram } from './find-program.ts'
import type { Progress } from './progress.ts'
import { runStep, StepFailedError } from './run-step.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const PLAYWRIGHT = join(ROOT, 'node_modules/playwright-core')

/** This machine, as far as the search for a browser goes; tests give another one. */
export interface Machine extends AptMachine {
  /** Where browsers are that are not on the PATH. */
  readonly places: readonly string[]
}

const thisMachine = (): Machine => ({ ...aptMachine(), places: PLACES })

/**
 * The path of a Chromium for the tests: `CHROMIUM`, one that is installed, Debian's package (as root on
 * Debian), or Playwright's download into the cache. @throws StepFailedError
 */
export async function findOrInstallChromium(
  config: Pick<Config, 'CHROMIUM' | 'KINETRA_CACHE'>,
  report: Progress,
  machine = thisMachine(),
): Promise<string> {
  const found = config.CHROMIUM ?? installed(machine) ?? (await playwrightChromium(config.KINETRA_CACHE))
  if (found) return found
  if (canAptInstall(machine)) {
    report.now('installing the Debian package')
    await aptInstall(['chromium'], report, machine)
    const brought = installed(machine)
    if (brought) return brought
  }
  report.now('fetching Playwright’s')
  await runStep('Fetching Chromium', [join(PLAYWRIGHT, 'cli.js'), 'install', 'chromium'], report, {
    env: playwrightEnvironment(config.KINETRA_CACHE),
  })
  const fetched = await playwrightChromium(config.KINETRA_CACHE)
  if (fetched) return fetched
  throw new StepFailedError(
    'There is no Chromium and none could be installed: install Chrome, or set CHROMIUM.',
  )
}

function installed({ path, places }: Machine): string | undefined {
  return NAMES.map((name) => findProgram(name, path)).find((found) => found) ?? places.find(existsSync)
}

/** Where Playwright keeps the browser it has fetched; undefined where it has none. */
async function playwrightChromium(cache: string): Promise<string | undefined> {
  let path = ''
  const ask = `process.stdout.write(require(${JSON.stringify(PLAYWRIGHT)}).chromium.executablePath())`
  await runStep('Asking Playwright', ['-e', ask], (line) => (path = line), {
    env: playwrightEnvironment(cache),
  }).catch(() => undefined)
  return path && existsSync(path) ? path : undefined
}

function playwrightEnvironment(cache: string): NodeJS.ProcessEnv {
  return { ...process.env, PLAYWRIGHT_BROWSERS_PATH: join(cache, 'browsers') }
}
