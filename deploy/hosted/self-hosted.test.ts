import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { sampleWorkouts } from '@kinetra/workouts/sample-workouts'
import envPaths from 'env-paths'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../e2e/src/browser.ts'
import { Caller } from '../../e2e/src/caller.ts'
import { expectSpoken } from '../../e2e/src/expect-spoken.ts'
import { askTurn, turnAddress } from '../../stack/src/doctor/turn.ts'
import { debianProgram } from '../../stack/src/install/debian-program.ts'
import { buildWeb } from '../../stack/src/install/web.ts'
import { livekitBinary } from '../../stack/src/testing/real-parts.ts'
import { type Hosted, startServices } from './services.ts'

const cache = process.env.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache
const caddy = debianProgram(cache, ['caddy'], 'usr/bin/caddy')
const haproxy = debianProgram(
  cache,
  ['haproxy', 'liblua5.3-0', 'libopentracing-c-wrapper0', 'libopentracing1', 'libpcre2-8-0'],
  'usr/sbin/haproxy',
)
const redis = debianProgram(
  cache,
  ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2'],
  'usr/bin/redis-cli',
)
const livekit = livekitBinary()
const reason =
  (process.platform !== 'linux' && 'it takes its programs from Debian') ||
  ('reason' in caddy && caddy.reason) ||
  ('reason' in haproxy && haproxy.reason) ||
  ('reason' in redis && redis.reason) ||
  (!livekit && 'there is no livekit-server here') ||
  ''

/** A person's session at the server: what the page's requests carry. */
interface Person {
  readonly caller: Caller
  ask(path: string, body?: object): Promise<Response>
}

describe.skipIf(reason)(
  `one machine of one's own${reason && ` (skipped: ${reason})`}`,
  { timeout: 180_000 },
  () => {
    let folder: string
    let mongodb: WireServer
    let hosted: Hosted
    let browser: Browser

    beforeAll(async () => {
      if ('reason' in caddy || 'reason' in haproxy || 'reason' in redis || !livekit) return
      folder = mkdtempSync(join(tmpdir(), 'kinetra-hosted-'))
      await buildWeb(Object.assign(() => undefined, { now: () => undefined }))
      const started = await startWireServer(cache)
      if ('reason' in started) throw new Error(started.reason)
      mongodb = started
      const mongodbUri = mongodb.uri.replace(/[^/]*$/, 'kinetra')
      hosted = await startServices(folder, {
        caddy,
        haproxy,
        redis,
        livekit,
        mongodbUri,
        cache,
        path: process.env.PATH ?? '',
      })
      browser = await openBrowser([
        '--ignore-certificate-errors',
        '--host-resolver-rules=MAP *.example.org 127.0.0.1',
      ])
    }, 300_000)
    afterAll(async () => {
      await browser?.close()
      await hosted?.stop()
      await mongodb?.stop()
      if (folder && !process.env.KINETRA_KEEP) rmSync(folder, { recursive: true, force: true })
    }, 60_000)

    /** Opens a page and logs in there, by the provider's own forms. */
    async function arrive(name: string, path: string): Promise<Person> {
      const models = hosted.told.get('models') ?? {}
      const product = {
        ...{ url: hosted.url, databasePath: '', pid: 0, printed: () => '', stop: async () => {} },
        modelsUrl: `http://127.0.0.1:${models.MODELS_PORT}/v1`,
        modelsKey: models.MODELS_API_KEY ?? '',
      }
      const caller = await Caller.at(product, browser, path)
      let authorization = ''
      caller.page.on('request', (request) => {
        const given = request.headers().authorization
        if (given && request.url().startsWith(hosted.url)) authorization = given
      })
      await logIn(caller.page, name)
      await expect.poll(() => authorization, { timeout: 20_000 }).toMatch(/^Bearer /)
      return {
        caller,
        ask: async (path, body) =>
          await fetch(`${hosted.serverUrl}${path}`, {
            headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
            ...(body && { method: 'POST', body: JSON.stringify(body) }),
          }),
      }
    }

    it('lets people in by OIDC only, and the page speak to LiveKit and the login only', async () => {
      const page = await fetch(hosted.serverUrl, { headers: { accept: 'text/html' } })
      const policy = page.headers.get('content-security-policy') ?? ''
      const { LIVEKIT_PUBLIC_URL = '', OIDC_ISSUER = '' } = hosted.told.get('server') ?? {}
      expect(
        policy
          .split(';')
          .find((rule) => rule.trim().startsWith('connect-src'))
          ?.trim(),
      ).toBe(
        `connect-src 'self' ${LIVEKIT_PUBLIC_URL} ${LIVEKIT_PUBLIC_URL.replace('wss', 'https')} ${OIDC_ISSUER}`,
      )
      expect((await fetch(`${hosted.serverUrl}/api/workouts`)).status).toBe(401)
      expect((await fetch(`${hosted.serverUrl}/metrics`)).status).toBe(404)
    })

    it('has TURN over TLS where LiveKit says it is: at 443, by its name, with a certificate that browsers trust', async () => {
      const { domain, port, authority } = hosted.turn
      const at = (name: string) => {
        const address = turnAddress(`turns:${name}:${port}?transport=tcp`)
        if (!address) throw new Error(name)
        return askTurn(address, { reach: '127.0.0.1', ca: readFileSync(authority) })
      }
      expect(await at(domain)).toBeUndefined()
      expect(await at('coach.example.org')).toMatch(/not TURN|closed|no answer/)
    })

    it('holds a spoken call about the user’s own workout, which nobody else can see', async () => {
      const ada = await arrive('ada', '/')
      const id = await measure(ada)
      const summary = await (await ada.ask(`/api/workouts/${id}/summary`)).json()
      const peak = peakIn(summary, 'Med Heel')
      await ada.caller.page.goto(`${hosted.url}/workouts/${id}`)
      await ada.caller.page.getByTestId('heat-map').first().waitFor()
      await ada.caller.startCall()
      expect(redisSays('HKEYS', 'rooms')).toContain(`kinetra-session-workout-${id}`)
      await expectSpoken(ada.caller, 'What was my peak pressure on the medial heel?', peak)

      const bob = await arrive('bob', `/workouts/${id}`)
      for (const path of ['', '/summary', '/events']) {
        expect((await bob.ask(`/api/workouts/${id}${path}`)).status, path).toBe(404)
      }
      const wish = { room_config: { agents: [{ metadata: JSON.stringify({ workout_id: id }) }] } }
      expect((await bob.ask('/api/livekit/connection-details', wish)).status).toBe(404)
      expect(await (await bob.ask('/api/workouts')).text()).not.toContain(id)
      expect(await (await bob.ask('/api/calls')).json()).toMatchObject({ calls: [] })
      await bob.caller.page.context().close()
      await ada.caller.endCall()

      const { METRICS_TOKEN = '' } = hosted.told.get('server') ?? {}
      const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
      const figures = await (await fetch(`${hosted.serverUrl}/metrics`, { headers })).text()
      expect(figures).toMatch(/route="\/api\/livekit\/webhook",status="204"\} [1-9]/)
      const times = [...hosted.times].map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`)
      process.stdout.write(`\nStarted as in deploy/compose.yaml: ${times.join(', ')}\n`)
    })

    /** What Ada's insole sends: a run of her own, with numbers that no sample has. */
    async function measure(person: Person): Promise<string> {
      const made = await person.ask('/api/workouts', { name: 'Ada’s run', type: 'running' })
      const { id } = (await made.json()) as { id: string }
      const [sample] = sampleWorkouts(new Date()).filter(({ type }) => type === 'running')
      const frames = [...(sample?.frames() ?? [])].slice(0, 1500).map((frame) => ({
        ...frame,
        pressureMatrix: frame.pressureMatrix.map((row) => row.map((cell) => (cell > 0 ? cell * 0.83 : cell))),
      }))
      for (let seq = 0; seq * 100 < frames.length; seq += 1) {
        const batch = { seq, frames: frames.slice(seq * 100, (seq + 1) * 100) }
        const answer = await person.ask(`/api/workouts/${id}/frames`, batch)
        expect(answer.status, await answer.text()).toBe(200)
      }
      return id
    }

    function redisSays(...command: string[]): string {
      if ('reason' in redis) throw new Error(redis.reason)
      const [name, ...before] = redis.command
      const args = [...before, '-p', String(hosted.redisPort), ...command]
      const REDISCLI_AUTH = hosted.told.get('redis')?.REDIS_PASSWORD ?? ''
      return spawnSync(name, args, { encoding: 'utf8', env: { ...process.env, REDISCLI_AUTH } }).stdout
    }
  },
)

async function logIn(page: Page, name: string): Promise<void> {
  await page.getByTestId('login').getByRole('button').click()
  await page.fill('input[name=login]', name)
  await page.fill('input[name=password]', 'any')
  await page.click('button[type=submit]')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login') && !url.pathname.includes('interaction'))
}

/** The higher one of two feet's stored peaks, relative 0–100 with one decimal. */
function peakIn(
  summary: { feet: { regions: { region: string; peak: number }[] }[] },
  region: string,
): number {
  const found = summary.feet.flatMap(({ regions }) => regions.filter((one) => one.region === region))
  return Math.round(Math.max(...found.map(({ peak }) => peak)) * 10) / 10
}
