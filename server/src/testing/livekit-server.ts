import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { freePorts } from '@kinetra/store/testing/free-ports'
import envPaths from 'env-paths'
import { testingEnvironment } from './config.ts'

export interface LiveKitServer {
  readonly url: string
  readonly apiKey: string
  readonly apiSecret: string
  stop(): Promise<void>
}

/** Why there is no livekit-server to test against; undefined where there is one. Never so under CI. */
export function reasonToSkip(): string | undefined {
  if (findBinary() !== undefined) return undefined
  const reason = 'no livekit-server: set LIVEKIT_SERVER_BINARY, or run "npm start" once, which fetches one'
  if (testingEnvironment.ci) throw new Error(reason)
  return reason
}

/** Starts a real livekit-server on free loopback ports, where rooms exist only if they were created. */
export async function startLiveKitServer(options: { webhookUrl?: string } = {}): Promise<LiveKitServer> {
  const binary = findBinary()
  if (binary === undefined) throw new Error(reasonToSkip())
  const [port, tcpPort, udpPort] = await freePorts(3)
  const apiKey = `key${randomBytes(4).toString('hex')}`
  const apiSecret = randomBytes(24).toString('hex')
  const body = {
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: { tcp_port: tcpPort, udp_port: udpPort, node_ip: '127.0.0.1', use_external_ip: false },
    room: { auto_create: false },
    keys: { [apiKey]: apiSecret },
    logging: { level: 'error' },
    ...(options.webhookUrl !== undefined && { webhook: { api_key: apiKey, urls: [options.webhookUrl] } }),
  }
  const child = spawn(binary, ['--config-body', JSON.stringify(body), '--node-ip', '127.0.0.1'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // A test that crashes must not leave a server behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.removeListener('exit', kill))
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  await answering(`http://127.0.0.1:${port}/`, child, said)
  return { url: `ws://127.0.0.1:${port}`, apiKey, apiSecret, stop: async () => await stopped(child) }
}

function findBinary(): string | undefined {
  const { livekitServer, path, cache } = testingEnvironment
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  const versions = join(cache ?? envPaths('kinetra', { suffix: '' }).cache, 'livekit-server')
  const places = [
    ...(livekitServer === undefined ? [] : [livekitServer]),
    ...folders.map((folder) => join(folder, 'livekit-server')),
    ...versionsIn(versions).map((version) => join(versions, version, 'livekit-server')),
  ]
  return places.find(isExecutable)
}

function versionsIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort().reverse()
  } catch {
    return []
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function answering(url: string, child: ChildProcess, said: string[]): Promise<void> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`livekit-server ended at once: ${said.join('')}`)
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`livekit-server does not answer at ${url}: ${said.join('')}`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(impatience)
}
