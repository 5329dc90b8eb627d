import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../test/compose.ts'

export interface EdgeFiles {
  readonly caddyfile: string
  readonly haproxyConfig: string
  /** Caddy's `/data` in deploy/compose.yaml. */
  readonly data: string
  /** The certificate of the authority that signs here. */
  readonly authority: string
  /** Certificate and key that LiveKit's TURN server uses. */
  readonly turn: { readonly certificate: string; readonly key: string }
}

/**
 * deploy/config/Caddyfile and haproxy.cfg with what differs where no domain leads: certificates are signed by
 * Caddy's own authority instead of Let's Encrypt, 443 and 80 are other ports, of loopback only. Debian's Caddy is
 * older than the one in deploy/compose.yaml and lacks the PROXY protocol.
 */
export function edgeFiles(
  folder: string,
  turnDomain: string,
  [https, http]: readonly [number, number],
  moved: (text: string) => string,
): EdgeFiles {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, changes: readonly (readonly [RegExp, string])[]) => {
    const given = readFileSync(join(ROOT, 'deploy/config', name), 'utf8')
    const file = join(folder, name)
    const changed = changes.reduce((text, [from, to]) => {
      if (!from.test(text)) throw new Error(`deploy/config/${name} has no ${from.source} any more.`)
      return text.replace(from, to)
    }, moved(given))
    writeFileSync(file, changed)
    return file
  }
  const local = [
    'local_certs',
    'skip_install_trust',
    'admin off',
    `http_port ${http}`,
    'default_bind 127.0.0.1',
  ]
  const data = join(folder, 'data')
  const certificates = join(data, 'caddy/certificates/local', turnDomain, turnDomain)
  return {
    caddyfile: write('Caddyfile', [
      [/^\tacme_ca .*$/m, local.map((line) => `\t${line}`).join('\n')],
      [/\t\tlistener_wrappers \{[\s\S]*?\n\t\t\}\n/, ''],
    ]),
    haproxyConfig: write('haproxy.cfg', [
      [/bind :::443 v4v6/, `bind 127.0.0.1:${https}`],
      [/ send-proxy-v2/, ''],
    ]),
    data,
    authority: join(data, 'caddy/pki/authorities/local/root.crt'),
    turn: { certificate: `${certificates}.crt`, key: `${certificates}.key` },
  }
}
