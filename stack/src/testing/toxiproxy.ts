import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findProgram } from '../install/find-program.ts'
import { goInstall } from '../install/go-install.ts'

const VERSION = 'v2.12.0'
const MODULE = `github.com/Shopify/toxiproxy/v2/cmd/server@${VERSION}`

/** What a network does to bytes: https://github.com/Shopify/toxiproxy#toxics. */
export interface Toxic {
  readonly type: 'latency' | 'timeout' | 'reset_peer' | 'limit_data'
  /** `upstream` for what the client sends. */
  readonly stream?: 'upstream' | 'downstream'
  readonly attributes: Readonly<Record<string, number>>
}

export interface Toxiproxy {
  /** `host:port` that leads to the server. */
  readonly host: string
  /** Gives the way to take it off again. */
  poison(toxic: Toxic): Promise<() => Promise<void>>
  stop(): Promise<void>
}

/** Why there is none on this machine; undefined where it can be started. */
export const toxiproxyMissing = (): string | undefined =>
  findProgram('go') ? undefined : 'a bad network is made by toxiproxy, which needs Go on the PATH to be built'

/**
 * Starts Toxiproxy before a server, whose network it then makes bad. Built with Go into `cacheFolder` where it is
 * not there (about 15 s).
 * @param upstream `host:port` of the server.
 * @param ports two free ones.
 */
export async function startToxiproxy(
  cacheFolder: string,
  upstream: string,
  [controlPort, port]: readonly [number, number],
): Promise<Toxiproxy> {
  const server = spawn(await install(cacheFolder), ['-host', '127.0.0.1', '-port', String(controlPort)], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${controlPort}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`Toxiproxy: ${answer.status} ${await answer.text()}`)
  }
  while (
    !(await ask('GET', '/version').then(
      () => true,
      () => false,
    ))
  ) {
    if (server.exitCode !== null) throw new Error(`Toxiproxy ended with ${server.exitCode}.`)
  }
  const host = `127.0.0.1:${port}`
  await ask('POST', '/proxies', { name: 'store', listen: host, upstream, enabled: true })
  return {
    host,
    async poison(toxic) {
      await ask('POST', '/proxies/store/toxics', { name: toxic.type, ...toxic })
      return async () => await ask('DELETE', `/proxies/store/toxics/${toxic.type}`)
    },
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return
      server.kill()
      await once(server, 'exit')
    },
  }
}

async function install(cacheFolder: string): Promise<string> {
  const target = join(cacheFolder, 'toxiproxy', VERSION, 'toxiproxy')
  if (existsSync(target)) return target
  const go = findProgram('go')
  if (!go) throw new Error(toxiproxyMissing())
  await mkdir(dirname(target), { recursive: true })
  await goInstall({ go, module: MODULE, target, report: () => undefined })
  return target
}
