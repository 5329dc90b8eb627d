import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../config.ts'
import { type Counts, counts, sumOf } from './counts.ts'
import { runProgram } from './run-program.ts'

/** What runs beside conversations leaves the processor to them whenever they want it. */
const YIELDING = 5

export interface TestStep {
  readonly name: string
  readonly run: (env: NodeJS.ProcessEnv) => Promise<Counts>
}

/** Lint, format, types and dead code; one thing that passes or fails. */
export const checkStep: TestStep = {
  name: 'check',
  run: async (env) =>
    onePassOrFail('npm run check', await runProgram('npm', ['run', '--silent', 'check'], env)),
}

/** Requests generated from the server's OpenAPI document; one thing that passes, fails, or is skipped. */
export const attackStep: TestStep = {
  name: 'schemathesis',
  run: async (env) => {
    if (!env.SCHEMATHESIS && !env.CI) {
      const reason = 'there is no Python to install schemathesis with'
      return { passed: 0, failed: [], skipped: [{ test: 'schemathesis', reason }] }
    }
    const script = join(ROOT, 'server/src/testing/schemathesis.ts')
    return onePassOrFail('schemathesis', await runProgram(process.execPath, [script], env))
  },
}

/** Whether a scripted turn takes more processor time than at the last commit; one thing that passes or fails. */
export const gateStep: TestStep = {
  name: 'gate',
  run: async (env) =>
    onePassOrFail(
      'npm run bench -- gate',
      await runProgram('npm', ['run', '--silent', 'bench', '--', 'gate'], env),
    ),
}

const UNIT = ['unit', 'plain']
export const unitStep: TestStep = vitestStep(UNIT, [], YIELDING)
/** The web app without anybody who talks. */
export const pagesStep: TestStep = vitestStep(['pages'], [], YIELDING)
export const spokenStep: TestStep = vitestStep(['spoken'])
/** Where gaps in the sound would be taken for the fault that is looked for: to be run with nothing beside it. */
export const quietStep: TestStep = vitestStep(['quiet'])
/** Calls over the product as it is deployed. */
export const hostedStep: TestStep = vitestStep(['hosted'])
/** Calls in each of their states, with faults at the real parts. */
export const statesStep: TestStep = vitestStep(['states'])

/** The unit tests that a change since a commit touches, by the imports; conversations are left out. */
export function changedStep(since: string): TestStep {
  return vitestStep(UNIT, [`--changed=${since}`, '--passWithNoTests'])
}

export async function runInTurn(steps: readonly TestStep[], env: NodeJS.ProcessEnv): Promise<Counts> {
  const results: Counts[] = []
  for (const step of steps) {
    process.stdout.write(`\n=== ${step.name}\n`)
    const started = performance.now()
    results.push(await step.run(env))
    process.stdout.write(`\n=== ${step.name}: ${Math.round((performance.now() - started) / 1000)} s\n`)
  }
  return sumOf(results)
}

/** Vitest projects, in one run. A run that ends without its counts, or with an error of its own, has failed. */
function vitestStep(projects: readonly string[], options: readonly string[] = [], niceness = 0): TestStep {
  const name = `vitest ${projects.join(' and ')}`
  return {
    name,
    run: async (env) => {
      const folder = mkdtempSync(join(tmpdir(), 'kinetra-test-'))
      const file = join(folder, 'counts.json')
      const reporter = join(ROOT, 'stack/src/tests/counting-reporter.ts')
      const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
      const args = [
        vitest,
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        ...options,
        '--reporter=default',
        `--reporter=${reporter}`,
      ]
      const code = await runProgram(process.execPath, args, { ...env, KINETRA_TEST_COUNTS: file }, niceness)
      const found = existsSync(file)
        ? counts.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
        : undefined
      rmSync(folder, { recursive: true })
      if (found && (code === 0 || found.failed.length > 0)) return found
      const itself = onePassOrFail(name, code === 0 ? 1 : code)
      return found ? sumOf([found, itself]) : itself
    },
  }
}

function onePassOrFail(test: string, code: number): Counts {
  const failed = code === 0 ? [] : [{ test, reason: `ended with code ${code}; its output stands above` }]
  return { passed: code === 0 ? 1 : 0, failed, skipped: [] }
}
