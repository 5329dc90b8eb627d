import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { freePort } from './free-ports.ts'
import { installWireServer } from './wire-server-install.ts'

export interface WireServer {
  /** With a database of its own name. */
  readonly uri: string
  /** Ends the server; the data stays where it was started with a file. */
  stop(): Promise<void>
  /** Ends it with SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void>
  /** Starts it again on the same port. */
  restart(): Promise<void>
}

/**
 * Starts mongo-java-server on a free port of 127.0.0.1, installing it first where it is not there. It is an
 * independent implementation of MongoDB's wire protocol, without transactions. Gives a `reason` where this
 * machine has no Java or Maven.
 * @param options.dataFile keeps the data over `stop` and `restart`; in memory where absent.
 * @param options.hasOplog in memory, with change streams, as a replica set has them.
 */
export async function startWireServer(
  cacheFolder: string,
  options: { dataFile?: string; hasOplog?: boolean; heapMegabytes?: number } = {},
): Promise<WireServer | { reason: string }> {
  const install = await installWireServer(cacheFolder)
  if ('reason' in install) return install
  const port = await freePort()
  const { dataFile, hasOplog, heapMegabytes = 512 } = options
  const heap = [`-Xmx${heapMegabytes}m`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  const args = [
    ...heap,
    '-cp',
    install.classPath,
    'WireServer',
    String(port),
    ...(dataFile ? [dataFile] : []),
    ...(hasOplog ? ['--oplog'] : []),
  ]
  let server = await start(args)
  const end = async (how: () => unknown) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    how()
    await exit
  }
  const stop = async () => await end(() => server.stdin?.end())
  return {
    uri: `mongodb://127.0.0.1:${port}/kinetra-test`,
    stop,
    kill: async () => await end(() => server.kill('SIGKILL')),
    async restart() {
      await stop()
      server = await start(args)
    },
  }
}

async function start(args: readonly string[]): Promise<ChildProcess> {
  const server = spawn('java', args, { stdio: ['pipe', 'pipe', 'pipe'] })
  // What it logs is read, so that it never blocks, and shown only where it does not start.
  let log = ''
  server.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-4000)
  })
  const lines = createInterface({ input: server.stdout })
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line === 'ready' && resolve())
    server.once('exit', (code) => reject(new Error(`mongo-java-server ended with ${code}: ${log}`)))
    server.once('error', reject)
  })
  await ready
  return server
}
