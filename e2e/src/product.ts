import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const START_TIMEOUT_MS = 120_000

/** The whole product, started as a user starts it, on free ports and with a database of its own. */
export interface Product {
  readonly url: string
  readonly modelsUrl: string
  readonly modelsKey: string
  readonly databasePath: string
  readonly pid: number
  /** Everything the command printed so far. */
  printed(): string
  stop(): Promise<void>
}

export async function startProduct(environment: NodeJS.ProcessEnv = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-'))
  const databasePath = join(folder, 'kinetra.db')
  const modelsPort = await freePort()
  const modelsKey = `test-${crypto.randomUUID()}`
  const child = spawn(process.execPath, ['stack/src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      KINETRA_DB: databasePath,
      PORT: String(await freePort()),
      MODELS_PORT: String(modelsPort),
      MODELS_API_KEY: modelsKey,
      AGENT_PORT: String(await freePort()),
      ...environment,
    },
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
    modelsUrl: `http://127.0.0.1:${modelsPort}/v1`,
    modelsKey,
    databasePath,
    pid: child.pid ?? 0,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await exited
      if (!process.env.KINETRA_KEEP) await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
