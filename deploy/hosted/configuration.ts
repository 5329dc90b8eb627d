import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../test/compose.ts'

const read = (path: string) => readFileSync(join(ROOT, 'deploy/config', path), 'utf8')

/** What Dex reads in deploy/config/dex.yaml, as far as a stand-in is told the same. */
interface LoginSettings {
  readonly issuer: string
  readonly web: { readonly http: string }
  readonly staticClients: readonly [{ readonly id: string; readonly redirectURIs: readonly [string] }]
}

/**
 * deploy/config/livekit.yaml, but for what only a machine with a public address has: that address, and calls to a
 * STUN server to find it. Media stays on loopback.
 */
export function livekitHere(moved: (text: string) => string): object {
  const config = parse(moved(read('livekit.yaml')))
  return {
    ...config,
    rtc: {
      ...config.rtc,
      use_external_ip: false,
      advertise_internal_ip: false,
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.1/32'] },
    },
  }
}

/** deploy/config/dex.yaml with its variables filled in, as Dex's image does. */
export function loginHere(
  env: Readonly<Record<string, string | undefined>>,
  moved: (text: string) => string,
): LoginSettings {
  const filled = read('dex.yaml').replaceAll(/\{\{ getenv "([A-Z_]+)" \}\}/g, (_, name) => env[name] ?? '')
  return parse(moved(filled))
}
