import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'
import { installWireServer } from '@kinetra/store/testing/wire-server-install'
import { type Config, dataFolder } from '../config.ts'
import { debianProgram } from '../install/debian-program.ts'
import { installLivekitServer } from '../install/livekit-server.ts'
import { progressOf } from '../install/progress.ts'
import { installSpeechModels } from '../install/speech-models.ts'
import { buildWeb } from '../install/web.ts'
import { livekitConfig } from '../run/livekit-config.ts'
import type { PartPlan } from '../run/part.ts'
import { agentPart, livekitPart, modelsPart, serverPart } from '../run/parts.ts'
import { tcpFree } from '../run/ports.ts'
import { answers, waitUntilReady } from '../run/ready.ts'
import { keepSecrets } from '../run/secrets.ts'
import { Supervisor } from '../run/supervisor.ts'
import { startToxiproxy, type Toxiproxy, toxiproxyMissing } from '../testing/toxiproxy.ts'
import { caddyfile } from './proxy.ts'

type Program = readonly [packages: readonly string[], path: string]
const REDIS_PROGRAM: Program = [
  ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2'],
  'usr/bin/redis-server',
]
const CADDY_PROGRAM: Program = [['caddy'], 'usr/bin/caddy']
const LOOPBACK = '127.0.0.1'
const COUNT = 2
const FRONT_READY_MS = 60_000

export interface Cluster {
  /** The page, in front of all servers. */
  readonly url: string
  /** LiveKit, in front of all its nodes. */
  readonly voiceUrl: string
  /** What was started, in order, and where it is. */
  readonly parts: readonly PartPlan[]
  /** The store's network. */
  readonly network: Toxiproxy
  /** Where its files are, a folder with logs among them. */
  readonly folder: string
  /** The store itself, past the network that can be made bad. */
  readonly storeUri: string
  readonly modelsUrl: string
  readonly modelsKey: string
  /** Resolves with the part that ended unasked. */
  readonly failure: Promise<Error>
  /** The process of a part by its name, which leads a group with all that it started. */
  pid(name: string): number
  /** Starts a part that has ended; `more` is added to its environment. Resolves when it is ready. */
  startAgain(name: string, more?: NodeJS.ProcessEnv): Promise<void>
  /** One worker more, as in a rolling upgrade; resolves with its name when it is ready. */
  addWorker(): Promise<string>
  stop(): Promise<void>
}

/** Why no cluster can be started on this machine; undefined where one can. */
export async function clusterMissing({ KINETRA_CACHE: cache }: Config): Promise<string | undefined> {
  const store = await installWireServer(cache)
  if ('reason' in store) return store.reason
  const debian = [REDIS_PROGRAM, CADDY_PROGRAM].map(([packages, path]) =>
    debianProgram(cache, packages, path),
  )
  return toxiproxyMissing() ?? debian.flatMap((found) => ('reason' in found ? found.reason : []))[0]
}

/**
 * Starts two of everything that may be there twice, each as its operator would: LiveKit over Redis, servers and workers
 * over one store of MongoDB's protocol, whose network can be made bad, and Caddy in front of servers and LiveKit.
 */
export async function startCluster(config: Config, env: NodeJS.ProcessEnv): Promise<Cluster> {
  const folder = dataFolder(config)
  const cache = config.KINETRA_CACHE
  const secrets = keepSecrets(folder)
  const [livekit, binary] = await Promise.all([
    freePorts(COUNT * 3 + 10),
    config.LIVEKIT_SERVER_BINARY ??
      installLivekitServer({
        cache,
        downloads: config.LIVEKIT_DOWNLOADS,
        report: progressOf('LiveKit server'),
      }),
    installSpeechModels(cache, progressOf('Speech models')),
    buildWeb(progressOf('Web page')),
  ])
  const port = () => livekit.pop() ?? 0
  const [redisPort, modelsPort, voicePort] = [port(), port(), port()]
  const page = config.PORT ?? port()
  const supervisor = new Supervisor(join(folder, 'logs'))
  const parts: PartPlan[] = []
  const start = async (plan: PartPlan) => {
    if (!parts.some(({ name }) => name === plan.name)) parts.push(plan)
    await supervisor.start(plan)
  }
  const store = await startWireServer(cache, { hasOplog: true })
  if ('reason' in store) throw new Error(store.reason)
  const network = await startToxiproxy(cache, new URL(store.uri).host, [port(), port()])
  const stop = async () => {
    await supervisor.stop()
    await network.stop()
    await store.stop()
  }
  try {
    const shared = {
      ...env,
      MONGODB_URI: `mongodb://${network.host}/kinetra`,
      LIVEKIT_URL: `ws://${LOOPBACK}:${voicePort}`,
      LIVEKIT_API_KEY: secrets.livekitApiKey,
      LIVEKIT_API_SECRET: secrets.livekitApiSecret,
      KINETRA_JOB_SECRET: secrets.jobSecret,
      KINETRA_CACHE: cache,
      MODELS_HOST: LOOPBACK,
      MODELS_PORT: String(modelsPort),
      MODELS_URL: `http://${LOOPBACK}:${modelsPort}/v1`,
      MODELS_API_KEY: secrets.modelsApiKey,
      HOST: LOOPBACK,
    }
    await start(
      listening('redis', 'Redis', redisPort, programOf(cache, REDIS_PROGRAM), [
        ...['--port', String(redisPort), '--bind', LOOPBACK],
        // A Redis that forgets which rooms there are ends their calls.
        ...['--save', '', '--appendonly', 'yes', '--dir', folder],
      ]),
    )
    const plan = (ports: { livekit: number; rtc: number }) => ({
      ...livekitConfig({
        port: ports.livekit,
        rtcPort: ports.rtc,
        apiKey: secrets.livekitApiKey,
        apiSecret: secrets.livekitApiSecret,
        webhookUrl: `http://${LOOPBACK}:${page}/api/livekit/webhook`,
      }),
      redis: { address: `${LOOPBACK}:${redisPort}` },
    })
    const ports = (index: number) => ({
      livekit: livekit[index * 3] ?? 0,
      rtc: livekit[index * 3 + 1] ?? 0,
      server: livekit[index * 3 + 2] ?? 0,
      models: modelsPort,
      agent: 0,
    })
    const each = Array.from({ length: COUNT }, (_, index) => ports(index))
    let workers = 0
    const startWorker = async () => {
      const index = workers++
      const [agent = 0, metrics = 0] = await freePorts(2)
      const worker = { ...shared, AGENT_PORT: String(agent), AGENT_METRICS_PORT: String(metrics) }
      const part = numbered(agentPart({ ...ports(0), agent }, worker), index)
      await start(part)
      return part.name
    }
    const proxy = join(folder, 'Caddyfile')
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      proxy,
      caddyfile([
        { port: page, ports: each.map(({ server }) => server), health: '/health/ready' },
        { port: voicePort, ports: each.map(({ livekit: own }) => own), health: '/' },
      ]),
    )
    await Promise.all(
      each.map(async (own, index) => {
        const file = join(folder, `livekit-${index + 1}.yaml`)
        writeFileSync(file, JSON.stringify(plan(own)), { mode: 0o600 })
        await start(numbered(livekitPart(binary, file, own), index))
      }),
    )
    const caddy = programOf(cache, CADDY_PROGRAM)
    await start(
      listening('caddy', 'Caddy', page, caddy, ['run', '--adapter', 'caddyfile', '--config', proxy], folder),
    )
    await Promise.all([
      start(modelsPart({ ...config, MODELS_HOST: LOOPBACK }, ports(0), shared)),
      ...each.map(async (own, index) => {
        const server = { ...shared, PORT: String(own.server) }
        await start(numbered(serverPart({ ...config, HOST: LOOPBACK }, own, server), index))
      }),
      ...each.map(startWorker),
    ])
    const url = `http://${LOOPBACK}:${page}`
    // It asks them each second, and begins with none.
    if (!(await waitUntilReady(answers(`${url}/health/ready`), FRONT_READY_MS)))
      throw new Error('The cluster cannot be started: Caddy reaches no server.')
    return {
      url,
      voiceUrl: shared.LIVEKIT_URL,
      parts,
      network,
      folder,
      storeUri: shared.MONGODB_URI.replace(network.host, new URL(store.uri).host),
      modelsUrl: shared.MODELS_URL,
      modelsKey: shared.MODELS_API_KEY,
      failure: supervisor.failure,
      pid: (name) => supervisor.parts.findLast((part) => part.plan.name === name)?.pid ?? 0,
      async startAgain(name, more) {
        const plan = parts.find((part) => part.name === name)
        if (plan) await supervisor.start({ ...plan, env: { ...plan.env, ...more } })
      },
      addWorker: startWorker,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const numbered = (plan: PartPlan, index: number): PartPlan => ({
  ...plan,
  name: `${plan.name}-${index + 1}`,
  title: `${plan.title} ${index + 1}`,
})

function programOf(cache: string, [packages, path]: Program): readonly string[] {
  const found = debianProgram(cache, packages, path)
  if ('reason' in found) throw new Error(`The cluster cannot be started: ${found.reason}.`)
  return found.command
}

/** A program that is ready when it listens. */
function listening(
  name: string,
  title: string,
  port: number,
  [command = '', ...before]: readonly string[],
  args: readonly string[],
  home?: string,
): PartPlan {
  return {
    name,
    title,
    address: `${LOOPBACK}:${port}`,
    command,
    args: [...before, ...args],
    // Caddy keeps what it knows in its home.
    env: { ...process.env, ...(home && { HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home }) },
    ready: async () => !(await tcpFree(port, LOOPBACK)),
    readyWithinMs: 15_000,
    asks: 1,
    graceMs: 3000,
  }
}
