import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { freePorts } from '@kinetra/store/testing/free-ports'
import envPaths from 'env-paths'
import { testingEnvironment } from './config.ts'

export const API_KEY = 'testkey'
export const API_SECRET = 'a secret that is long enough for livekit'

export interface LiveKitServer {
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

/** Why there is no livekit-server to test against; undefined where there is one. Never so under CI. */
export function reasonToSkip(): string | undefined {
  if (findBinary()) return undefined
  const reason = 'no livekit-server: set LIVEKIT_SERVER_BINARY, or run "npm start" once, which fetches one'
  if (testingEnvironment.ci) throw new Error(reason)
  return reason
}

/** Starts a real livekit-server on loopback; on a given port where one is to come back. */
export async function startLiveKitServer(port?: number): Promise<LiveKitServer> {
  const [free = 0, tcp, udp] = await freePorts(3)
  const signal = port ?? free
  const body = {
    port: signal,
    bind_addresses: ['127.0.0.1'],
    rtc: { tcp_port: tcp, udp_port: udp, node_ip: '127.0.0.1', use_external_ip: false },
    keys: { [API_KEY]: API_SECRET },
    logging: { level: 'error' },
  }
  const child = spawn(findBinary() ?? '', ['--config-body', JSON.stringify(body), '--node-ip', '127.0.0.1'], {
    stdio: 'ignore',
  })
  await answering(`http://127.0.0.1:${signal}/`, child)
  return { url: `ws://127.0.0.1:${signal}`, port: signal, stop: () => killed(child) }
}

/** Ends a process at once; resolves when it is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline && child.exitCode === null) {
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isThere) return
    await new Promise((resume) => setTimeout(resume, 50))
  }
  await killed(child)
  throw new Error(`livekit-server does not answer at ${url}`)
}

function findBinary(): string | undefined {
  const { binary, path, cache } = testingEnvironment
  const versions = join(cache ?? envPaths('kinetra', { suffix: '' }).cache, 'livekit-server')
  const cached = existsSync(versions) ? readdirSync(versions).toSorted().toReversed() : []
  return [
    ...(binary ? [binary] : []),
    ...path
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, 'livekit-server')),
    ...cached.map((version) => join(versions, version, 'livekit-server')),
  ].find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
