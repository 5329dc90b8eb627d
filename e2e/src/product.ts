import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { copySamples } from '@kinetra/store/testing/samples'

const ROOT = resolve(import.meta.dirname, '../..')
const START_TIMEOUT_MS = 120_000

/** What a test needs to know of a running product to use it. */
export interface ReachableProduct {
  readonly url: string
  readonly modelsUrl: string
  readonly modelsKey: string
  readonly databasePath: string
}

/** The whole product, started as a user starts it, on free ports and with a database of its own. */
export interface Product extends ReachableProduct {
  readonly pid: number
  /** Everything the command printed so far. */
  printed(): string
  stop(): Promise<void>
}

/**
 * An environment of its own for a product: free ports, a database in a new folder, keys of its own. In a test run the
 * database has the samples already, which a product would make otherwise.
 */
export async function freshEnvironment(): Promise<{
  folder: string
  modelsKey: string
  env: NodeJS.ProcessEnv & Record<'KINETRA_DB' | 'MODELS_PORT', string>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-'))
  const modelsKey = `test-${crypto.randomUUID()}`
  const databasePath = join(folder, 'kinetra.db')
  if (testConfig().runFolder) await copySamples(databasePath)
  const [port, modelsPort, agentPort, livekitPort, rtcPort] = await freePorts(5)
  const env = {
    ...process.env,
    KINETRA_DB: databasePath,
    PORT: String(port),
    MODELS_PORT: String(modelsPort),
    MODELS_API_KEY: modelsKey,
    AGENT_PORT: String(agentPort),
    // What a test ends and starts again finds its ports free: no other product takes these.
    LIVEKIT_PORT: String(livekitPort),
    LIVEKIT_RTC_PORT: String(rtcPort),
    // Conversations have a caller or two; warm processes for more would cost them the processor.
    AGENT_IDLE_PROCESSES: '1',
  }
  return { folder, modelsKey, env }
}

/** @param root of another commit's files. */
export async function startProduct(environment: NodeJS.ProcessEnv = {}, root = ROOT): Promise<Product> {
  const { folder, modelsKey, env } = await freshEnvironment()
  const child = spawn(process.execPath, ['stack/src/main.ts'], {
    cwd: root,
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const url = await new Promise<string>((ready, failed) => {
    const timer = setTimeout(() => failed(new Error(`not ready in time:\n${printed}`)), START_TIMEOUT_MS)
    child.stdout.on('data', (chunk) => {
      printed += chunk
      const open = /Open (http:\/\/\S+)/.exec(printed)
      if (!open?.[1]) return
      clearTimeout(timer)
      ready(open[1].replace(/\/$/, ''))
    })
    void exited.then((code) => {
      clearTimeout(timer)
      failed(new Error(`the product ended with ${code}:\n${printed}`))
    })
  })
  return {
    url,
    modelsUrl: `http://127.0.0.1:${env.MODELS_PORT}/v1`,
    modelsKey,
    databasePath: env.KINETRA_DB,
    pid: child.pid ?? 0,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await exited
      if (!process.env.KINETRA_KEEP) await rm(folder, { recursive: true, force: true })
    },
  }
}
