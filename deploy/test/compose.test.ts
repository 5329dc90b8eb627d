import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig as readAgentConfig } from '../../agent/src/config.ts'
import { readConfig as readModelsConfig } from '../../models/src/config.ts'
import { readConfig as readServerConfig } from '../../server/src/config.ts'
import { envFile, environmentOf, filledInEnv, ROOT, readCompose, service, variablesUsed } from './compose.ts'

const compose = readCompose()
const services = Object.entries(compose.services)
const read = (path: string) => readFileSync(join(ROOT, 'deploy', path), 'utf8')
describe('each service', () => {
  it.each(services)('%s has an image of an exact version', (_name, { image }) => {
    expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+\.\d+$/)
  })

  it.each(services)('%s starts again, says how it is, and shares the network', (_name, given) => {
    expect(given.restart).toBe('unless-stopped')
    expect(given.network_mode).toBe('host')
    const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    const stage = dockerfile.split(`AS ${given.build?.target}\n`)[1]?.split('\nFROM')[0] ?? ''
    expect(given.healthcheck !== undefined || stage.includes('HEALTHCHECK')).toBe(true)
  })

  it.each(services)('%s mounts what is there, and waits for what there is', (_name, given) => {
    for (const volume of given.volumes ?? []) {
      const source = volume.split(':')[0] ?? ''
      const there = source.startsWith('.')
        ? existsSync(join(ROOT, 'deploy', source))
        : source in compose.volumes
      expect(there, source).toBe(true)
    }
    for (const [name, { condition }] of Object.entries(given.depends_on ?? {})) {
      expect(compose.services, name).toHaveProperty(name)
      expect(condition).toMatch(/^service_(healthy|started)$/)
    }
  })

  it.each(['server', 'agent', 'models'])('%s, our own, may write to its volume only', (name) => {
    expect(service(name).read_only).toBe(true)
    expect(service(name).volumes?.map((volume) => volume.split(':')[1])).toEqual(['/data'])
  })
})

describe('settings', () => {
  it('come from the example .env, and each there is used', () => {
    expect([...variablesUsed()].sort()).toEqual(Object.keys(envFile('deploy/.env.example')).sort())
  })

  it('are refused where a secret is missing', () => {
    expect(() => environmentOf('server', envFile('deploy/.env.example'))).toThrow('set it in deploy/.env')
  })

  it.each([
    ['server', readServerConfig, 'server/src/config.ts'],
    ['agent', readAgentConfig, 'agent/src/config.ts'],
    ['models', readModelsConfig, 'models/src/config.ts'],
  ] as const)('of %s are known to it and accepted by it', (name, readConfig, file) => {
    const environment = environmentOf(name, filledInEnv())
    const source = readFileSync(join(ROOT, file), 'utf8')
    for (const variable of Object.keys(environment)) expect(source, variable).toContain(`${variable}:`)
    expect(() => readConfig(environment)).not.toThrow()
  })

  it('agree among the parts', () => {
    const [server, agent, models] = ['server', 'agent', 'models'].map((name) =>
      environmentOf(name, filledInEnv()),
    )
    for (const name of [
      'LIVEKIT_URL',
      'LIVEKIT_API_KEY',
      'LIVEKIT_API_SECRET',
      'KINETRA_JOB_SECRET',
      'MONGODB_URI',
    ]) {
      expect(agent?.[name], name).toBe(server?.[name])
    }
    expect(agent?.MODELS_URL).toBe(`http://${models?.MODELS_HOST}:${models?.MODELS_PORT}/v1`)
    expect(agent?.MODELS_API_KEY).toBe(models?.MODELS_API_KEY)
  })
})

describe('ports', () => {
  const livekit = parse(read('config/livekit.yaml'))
  const dex = parse(read('config/dex.yaml').replaceAll(/\{\{[^}]*\}\}/g, 'filled-in.example.org'))
  const caddy = read('config/Caddyfile')
  const server = environmentOf('server', filledInEnv())

  it('are those that Caddy passes on to', () => {
    expect(caddy).toContain(`reverse_proxy ${server.HOST}:${server.PORT}`)
    expect(caddy).toContain(`reverse_proxy ${livekit.bind_addresses[0]}:${livekit.port}`)
    expect(caddy).toContain(`reverse_proxy ${dex.web.http}`)
  })

  it('are those that HAProxy passes on to: TURN for its name, Caddy for the others', () => {
    const haproxy = read('config/haproxy.cfg')
    expect(haproxy).toMatch(new RegExp(`server livekit 127.0.0.1:${livekit.turn.tls_port}\\n`))
    const port = /https_port (\d+)/.exec(caddy)?.[1]
    expect(haproxy).toContain(`server caddy 127.0.0.1:${port} send-proxy-v2`)
    expect(caddy).toContain(`servers :${port} {`)
    // LiveKit names this port to browsers, whatever tls_port is.
    expect(haproxy).toContain('bind :::443 v4v6')
  })

  it('are those that the services call each other by', () => {
    expect(server.LIVEKIT_URL).toBe(`ws://127.0.0.1:${livekit.port}`)
    expect(livekit.webhook.urls).toEqual([`http://${server.HOST}:${server.PORT}/api/livekit/webhook`])
    expect(String(service('redis').command)).toContain(`--port ${livekit.redis.address.split(':')[1]}`)
    // It remembers the rooms when it is started again.
    expect(String(service('redis').command)).toContain('--appendonly yes')
    expect(service('redis').volumes).toEqual(['rooms:/data'])
    expect(service('login').healthcheck?.test.join(' ')).toContain(dex.telemetry.http)
    expect(service('livekit').healthcheck?.test.join(' ')).toContain(`127.0.0.1:${livekit.port}`)
    expect(new URL(server.MONGODB_URI ?? '').port).toBe(service('mongodb').command?.[3])
  })

  it('that face the world are those of the firewall in docs/self-hosting.md', () => {
    const document = readFileSync(join(ROOT, 'docs/self-hosting.md'), 'utf8')
    const { rtc, turn } = livekit
    for (const rule of [`${rtc.udp_port}/udp`, `${rtc.tcp_port}/tcp`, `${turn.udp_port}/udp`, '443/tcp']) {
      expect(document).toContain(`ufw allow ${rule}`)
    }
  })
})

describe('the login', () => {
  it('is the one that server and page expect', () => {
    const server = environmentOf('server', filledInEnv())
    const dex = parse(read('config/dex.yaml').replaceAll(/\{\{ getenv "([A-Z_]+)" \}\}/g, '$1'))
    expect(server.OIDC_CLIENT_ID).toBe(dex.staticClients[0].id)
    // Dex makes access tokens for the client that asked for them.
    expect(server.OIDC_AUDIENCE).toBe(server.OIDC_CLIENT_ID)
    const page = readFileSync(join(ROOT, 'web/src/login/oidc.ts'), 'utf8')
    const callback = /CALLBACK = '([^']+)'/.exec(page)?.[1]
    expect(dex.staticClients[0].redirectURIs).toEqual([`https://COACH_DOMAIN${callback}`])
    expect(dex.web.allowedOrigins).toEqual(['https://COACH_DOMAIN'])
  })
})

describe('the Caddyfile', () => {
  it('is valid to the Caddy that is installed', ({ skip }) => {
    skip(
      spawnSync('caddy', ['version']).status !== 0,
      'no Caddy is installed; deploy/hosted/ runs Debian’s with this file, but for the PROXY protocol',
    )
    const file = join(ROOT, 'deploy/config/Caddyfile')
    const env = { ...process.env, ...environmentOf('caddy', filledInEnv()), ACME_EMAIL: 'a@example.org' }
    const told = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], {
      env,
      encoding: 'utf8',
    })
    expect(told.status, told.stderr).toBe(0)
  })
})
