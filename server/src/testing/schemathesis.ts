import { spawn } from 'node:child_process'
import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { testingEnvironment } from './config.ts'
import { evenFrames } from './frames.ts'
import { reasonToSkip, startLiveKitServer } from './livekit-server.ts'
import { startTestServer } from './test-server.ts'

/**
 * Lets schemathesis (PyPI) generate requests from /openapi.json against this server on a real LiveKit and
 * SQLite. Run as `node server/src/testing/schemathesis.ts`; exits 0 where nothing was wrong, or where it
 * was skipped for a reason it prints. SCHEMATHESIS names its command; found on the PATH otherwise.
 */
const CHECKS =
  'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance'
/** Its answer never ends. */
const STREAM = '/api/workouts/{id}/live'

const { schemathesis, ci, schemathesisExamples } = testingEnvironment
const skip =
  reasonToSkip() ?? ((await run(schemathesis, ['--version'], 'ignore')) === 0 ? undefined : missing())
if (skip === undefined) process.exitCode = await attack()
else process.stdout.write(`schemathesis skipped: ${skip}\n`)

async function attack(): Promise<number> {
  const livekit = await startLiveKitServer()
  const server = await startTestServer(livekit, {
    CALLS_PER_USER: '100000',
    CALL_STARTS_PER_MINUTE: '100000',
    REQUESTS_PER_MINUTE: '1000000',
  })
  const id = '5a0c0de000000000000000aa'
  await server.store.workouts.create(SAMPLE_OWNER, { id, name: 'Sample', type: 'running' })
  await server.store.workouts.appendFrames(SAMPLE_OWNER, id, {
    seq: 0,
    frames: evenFrames(Date.UTC(2026, 0, 5, 7), 50, 60),
  })
  const address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const code = await run(schemathesis, [
    'run',
    `${address}/openapi.json`,
    ...['--checks', CHECKS, '--exclude-path', STREAM, '--max-examples', String(schemathesisExamples)],
    ...['--seed', '7', '--request-timeout', '10', '--suppress-health-check', 'all', '--no-color'],
  ])
  await server.close()
  await livekit.stop()
  return code
}

function missing(): string {
  const reason = 'schemathesis is not installed: "pip install schemathesis", or set SCHEMATHESIS'
  if (ci) throw new Error(reason)
  return reason
}

async function run(
  command: string,
  args: string[],
  stdio: 'ignore' | 'inherit' = 'inherit',
): Promise<number> {
  return await new Promise((resolve) => {
    const child = spawn(command, args, { stdio })
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
