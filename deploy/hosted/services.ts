import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { startIdentityProvider } from '../../server/src/testing/identity-provider.ts'
import type { DebianProgram } from '../../stack/src/install/debian-program.ts'
import { Part } from '../../stack/src/run/part.ts'
import { answers, type ReadyCheck } from '../../stack/src/run/ready.ts'
import { freePorts } from '../../store/src/testing/free-ports.ts'
import { environmentOf, filledInEnv, ROOT, service } from '../test/compose.ts'
import { livekitHere, loginHere } from './configuration.ts'
import { edgeFiles } from './edge.ts'
import { MovedPorts } from './moved-ports.ts'

export interface Programs {
  readonly caddy: DebianProgram
  readonly haproxy: DebianProgram
  readonly redis: DebianProgram
  readonly livekit: string
  /** A MongoDB that runs already. */
  readonly mongodbUri: string
  /** Where the speech models are kept. */
  readonly cache: string
  /** The machine's PATH. */
  readonly path: string
}

export interface Hosted {
  /** The page's address, through Caddy. */
  readonly url: string
  /** The server's own address, behind Caddy. */
  readonly serverUrl: string
  readonly redisPort: number
  /** Where TURN over TLS is: HAProxy's port, by its name, with a certificate of this authority. */
  readonly turn: { readonly port: number; readonly domain: string; readonly authority: string }
  /** What each service was told. */
  readonly told: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** What each took to be ready, in milliseconds. */
  readonly times: ReadonlyMap<string, number>
  stop(): Promise<void>
}

const PATIENCE_MS = 120_000
/** What DNS does for the four names elsewhere, for the one service that asks another by name. */
const EVERY_NAME_IS_THIS_MACHINE = `--import=data:text/javascript,${encodeURIComponent(
  `import dns from 'node:dns'; const ask = dns.lookup; dns.lookup = (_name, ...rest) => ask('127.0.0.1', ...rest)`,
)}`

/** All services of deploy/compose.yaml but MongoDB, without containers, in its order and from the same files. */
export async function startServices(folder: string, programs: Programs): Promise<Hosted> {
  const [https = 0, http = 0] = await freePorts(2)
  const ports = await MovedPorts.choose({ '27017': new URL(programs.mongodbUri).port })
  const moved = (text: string) => ports.text(text)
  const local = (port: string, path = '/') => `http://127.0.0.1:${ports.of(port)}${path}`
  const example = filledInEnv()
  // HAProxy is not at 443 here, so addresses name its port; TURN's name is looked up by nobody.
  const domains = ['COACH_DOMAIN', 'LIVEKIT_DOMAIN', 'LOGIN_DOMAIN'] as const
  const addresses = domains.map((name) => [name, `${example[name]}:${https}`])
  const env: Record<string, string> = { ...example, ...Object.fromEntries(addresses) }
  const turnDomain = example.TURN_DOMAIN ?? ''
  const edge = edgeFiles(join(folder, 'edge'), turnDomain, [https, http], moved)

  const told = new Map<string, Record<string, string>>()
  const times = new Map<string, number>()
  const ending: (() => Promise<void>)[] = []
  const start = async (
    name: string,
    [command = '', ...args]: readonly string[],
    ready: ReadyCheck,
    more: Record<string, string> = {},
  ) => {
    const given = { ...ports.values(environmentOf(name, env)), ...more }
    told.set(name, given)
    const limits = { readyWithinMs: PATIENCE_MS, asks: 2, graceMs: 5000 }
    const plan = {
      name,
      title: name,
      address: '',
      command,
      args,
      env: { PATH: programs.path, ...given },
      ready,
    }
    const part = new Part({ ...plan, ...limits }, join(folder, 'logs'))
    ending.unshift(() => part.stop())
    times.set(name, await part.ready())
  }
  const stop = async () => {
    for (const end of ending.splice(0)) await end()
  }

  mkdirSync(folder, { recursive: true })
  try {
    const haproxy = [...programs.haproxy.command, '-db', '-f', edge.haproxyConfig]
    await start('https', haproxy, () => listens(https))
    const caddy = [...programs.caddy.command, 'run', '--adapter', 'caddyfile', '--config', edge.caddyfile]
    // As the health check in deploy/compose.yaml: it has TURN's certificate.
    const hasCertificates = async () =>
      [edge.turn.certificate, edge.authority].every((file) => existsSync(file))
    const names = Object.fromEntries(domains.map((name) => [name, example[name] ?? '']))
    await start('caddy', caddy, hasCertificates, { ...names, HOME: folder, XDG_DATA_HOME: edge.data })

    const redisCommand = service('redis').command?.map((word) => moved(word.replaceAll('$$', '$'))) ?? []
    // The image has a folder of its own for what it keeps.
    const redis = ['env', '-C', folder, ...redisCommand]
    await start('redis', redis, () => listens(ports.of('6379')), {
      PATH: `${join(programs.redis.root, 'usr/bin')}:${programs.path}`,
      LD_LIBRARY_PATH: programs.redis.libraries,
    })

    const livekitFile = join(folder, 'livekit.yaml')
    writeFileSync(livekitFile, JSON.stringify(livekitHere(moved)))
    await start('livekit', [programs.livekit, '--config', livekitFile], answers(local('7880')), {
      LIVEKIT_TURN_CERT: edge.turn.certificate,
      LIVEKIT_TURN_KEY: edge.turn.key,
    })
    // Dex is in no package registry: another provider stands in, told what deploy/config/dex.yaml tells Dex.
    const { issuer, web, staticClients } = loginHere(env, moved)
    const login = await startIdentityProvider({
      address: new URL(staticClients[0].redirectURIs[0]).origin,
      accessTokenInS: 3600,
      audience: staticClients[0].id,
      proxy: { issuer, port: Number(web.http.split(':')[1]) },
    })
    ending.unshift(login.stop)

    const node = (file: string, ...args: string[]) => [process.execPath, join(ROOT, file), ...args]
    // The stand-in for MongoDB has no users, so nobody can log in to it.
    const store = { MONGODB_URI: programs.mongodbUri }
    const trust = { NODE_EXTRA_CA_CERTS: edge.authority, NODE_OPTIONS: EVERY_NAME_IS_THIS_MACHINE }
    await start('server', node('server/src/main.ts'), answers(local('3000', '/health')), {
      ...store,
      ...trust,
    })
    const cache = { KINETRA_CACHE: programs.cache }
    await start('models', node('models/src/main.ts'), answers(local('9100', '/health')), cache)
    const agentHome = { ...store, ...cache, HOME: folder }
    await start('agent', node('agent/src/main.ts', 'start'), answers(local('8081')), agentHome)
  } catch (error) {
    await stop()
    throw error
  }
  const serverUrl = local('3000', '')
  return {
    url: `https://${env.COACH_DOMAIN}`,
    turn: { port: https, domain: turnDomain, authority: edge.authority },
    ...{ serverUrl, redisPort: ports.of('6379'), told, times, stop },
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
