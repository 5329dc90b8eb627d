import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { createLogger } from './logger.ts'

const PAGE = '<!doctype html><title>Kinetra</title>'

describe('the server', () => {
  let server: TestServer
  let ask: Ask
  let dist: string
  const log: string[] = []
  beforeAll(async () => {
    dist = mkdtempSync(join(tmpdir(), 'kinetra-web-'))
    mkdirSync(join(dist, 'assets'))
    writeFileSync(join(dist, 'index.html'), PAGE)
    writeFileSync(join(dist, 'assets', 'index-B7a9xQ2z.js'), 'export {}')
    const logger = createLogger('trace', { write: (line) => log.push(line) })
    const settings = { WEB_DIST: dist, COACH_PIPELINE: 'realtime', LIVEKIT_SANDBOX_ID: 'kinetra-abc' }
    server = await startTestServer(undefined, settings, { logger })
    ask = asker(server.app, { host: 'localhost', accept: 'text/html' })
  })
  afterAll(async () => {
    await server.close()
    rmSync(dist, { recursive: true })
  })

  it.each(['/', '/workouts/5a0c0de00000000000000001', '/trends?type=running'])(
    'serves the page at %s',
    async (url) => {
      const answer = await ask('GET', url)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toBe(PAGE)
      expect(answer.headers['cache-control']).toBe('no-cache')
    },
  )

  it('lets hashed files be kept for ever', async () => {
    const answer = await ask('GET', '/assets/index-B7a9xQ2z.js')
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    ['GET', '/api/nothing'],
    ['GET', '/../package.json'],
    ['GET', '/assets/..%2f..%2fpackage.json'],
  ] as const)('answers %s %s with an error that says so', async (method, url) => {
    const answer = await asker(server.app)(method, url)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().error.code).toBe('not_found')
  })

  it('says which methods an address takes', async () => {
    const answer = await asker(server.app)('DELETE', '/api/workouts')
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD, POST')
    expect(answer.json().error.code).toBe('method_not_allowed')
  })

  it('allows the page its own scripts, LiveKit, and nothing else', async () => {
    const policy = String((await ask('GET', '/')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:9 http://127.0.0.1:9")
    expect(policy).not.toContain('unsafe')
    expect((await ask('GET', '/')).headers['permissions-policy']).toContain('microphone=(self)')
  })

  it('tells the page how to begin', async () => {
    expect((await ask('GET', '/api/config')).json()).toMatchObject({
      tokenSource: { kind: 'sandbox', id: 'kinetra-abc' },
      livekitUrl: 'ws://127.0.0.1:9',
      speechToSpeech: true,
    })
  })

  it('says what is not well', async () => {
    const answer = await ask('GET', '/health')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ status: 'degraded', store: 'ok', livekit: 'unreachable' })
  })

  it('lives without LiveKit, and is ready for all but calls', async () => {
    expect((await ask('GET', '/health/live')).statusCode).toBe(200)
    const ready = await ask('GET', '/health/ready')
    expect(ready.statusCode).toBe(200)
    expect(ready.json()).toMatchObject({ store: 'ok', livekit: 'unreachable' })
  })

  it('counts requests by route', async () => {
    await ask('GET', '/api/workouts/5a0c0de00000000000000001')
    const { body } = await ask('GET', '/metrics')
    expect(body).toMatch(
      /kinetra_http_request_duration_seconds_count\{method="GET",route="\/api\/workouts\/:id"/,
    )
  })

  it('logs no secret, no token and nothing that was written or said', async () => {
    const secrets = ['token-in-a-header', 'name-of-a-run', 'said-in-a-note', 'value-of-a-cursor']
    const headers = { host: 'localhost', authorization: `Bearer ${secrets[0]}` }
    const say = asker(server.app, headers)
    const { id } = (await say('POST', '/api/workouts', { name: secrets[1], type: 'running' })).json()
    await say('POST', `/api/workouts/${id}/notes`, { text: secrets[2] })
    await say('GET', `/api/workouts?cursor=${secrets[3]}`)
    await say('POST', '/api/livekit/connection-details', {})
    expect(log.length).toBeGreaterThan(4)
    const all = log.join('')
    for (const secret of [...secrets, ...server.config.jobSecrets, server.config.livekit.apiSecret]) {
      expect(all).not.toContain(secret)
    }
  })
})
