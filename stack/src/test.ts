import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { findOrInstallChromium } from './install/chromium.ts'
import { installEngines } from './install/engines.ts'
import { installLivekitServer } from './install/livekit-server.ts'
import { progressOf } from './install/progress.ts'
import { installPythonClients } from './install/python-clients.ts'
import { installSchemathesis } from './install/schemathesis.ts'
import { installSmallChatModel } from './install/small-chat-model.ts'
import { installSpeechModels } from './install/speech-models.ts'
import { buildWeb } from './install/web.ts'
import { endRequested } from './run/signals.ts'
import { type Counts, remarkLines, sumOf, totalLine } from './tests/counts.ts'
import {
  attackStep,
  changedStep,
  checkStep,
  gateStep,
  hostedStep,
  pagesStep,
  quietStep,
  runInTurn,
  spokenStep,
  statesStep,
  unitStep,
} from './tests/steps.ts'
import { testEnvironment } from './tests/test-environment.ts'

const { values } = parseArgs({ options: { changed: { type: 'boolean' }, since: { type: 'string' } } })
const changedSince = values.since ?? (values.changed ? 'HEAD' : undefined)
const scratch = mkdtempSync(join(tmpdir(), 'kinetra-test-'))
// What is under way is ended by the exit: each program started is a child that ends with this process.
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
void endRequested().then(() => process.exit(130))

const total = await runAll().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  return { passed: 0, failed: [{ test: 'the test run', reason }], skipped: [] } satisfies Counts
})
for (const line of remarkLines(total)) process.stdout.write(`${line}\n`)
process.stdout.write(`${totalLine(total)}\n`)
process.exit(total.failed.length === 0 ? 0 : 1)

async function runAll(): Promise<Counts> {
  const config = readConfig()
  const env = testEnvironment(config, { ...(await install()), scratch })
  if (changedSince) return await runInTurn([checkStep, changedStep(changedSince)], env)
  const first = await runInTurn(config.CI ? [checkStep] : [], env)
  // Conversations mostly wait for speech, and so the tests without any run beside them.
  const beside = [
    [spokenStep, hostedStep, statesStep],
    // The unit tests last: they alone use all of the processor when the conversations are over.
    [attackStep, pagesStep, unitStep],
  ]
  const tests = await Promise.all(beside.map((steps) => runInTurn(steps, env)))
  // Alone, when nothing else wants the processor.
  const alone = config.CI ? [quietStep, gateStep] : [quietStep]
  return sumOf([first, ...tests, await runInTurn(alone, env)])

  async function install() {
    const [livekitServer, chromium, schemathesis, pythonClients, smallChatModel] = await Promise.all([
      config.LIVEKIT_SERVER_BINARY ??
        installLivekitServer({
          cache: config.KINETRA_CACHE,
          downloads: config.LIVEKIT_DOWNLOADS,
          report: progressOf('LiveKit server'),
        }),
      browsers(),
      installSchemathesis(config.KINETRA_CACHE, progressOf('Schemathesis')),
      installPythonClients(config.KINETRA_CACHE, progressOf('Python clients')),
      installSmallChatModel(config.KINETRA_CACHE, progressOf('Small chat model')),
      installSpeechModels(config.KINETRA_CACHE, progressOf('Speech models')),
      buildWeb(progressOf('Web page')),
    ])
    return { livekitServer, chromium, schemathesis, pythonClients, smallChatModel }
  }

  /** One after the other: Debian installs one thing at a time. */
  async function browsers() {
    const chromium = await findOrInstallChromium(config, progressOf('Chromium'))
    await installEngines(progressOf('Firefox and WebKit'))
    return chromium
  }
}
