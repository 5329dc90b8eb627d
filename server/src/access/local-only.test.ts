import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const OWN = 'localhost:3000'
const PAGE = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' }

describe('a server without logins', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(undefined, { CORS_ORIGINS: 'http://localhost:5173' })
  })
  afterAll(async () => await server.close())

  it.each<[string, number, Record<string, string>]>([
    ['its own page', 200, { host: OWN, origin: `http://${OWN}`, 'sec-fetch-site': 'same-origin' }],
    ['its page by address', 200, { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }],
    ['its page by IPv6', 200, { host: '[::1]:3000', origin: 'http://[::1]:3000' }],
    ['a program of this machine', 200, { host: OWN }],
    [
      'a page that is configured',
      200,
      { host: OWN, origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site' },
    ],
    [
      'a name that was rebound to this machine',
      421,
      { host: 'evil.example:3000', origin: 'http://evil.example:3000' },
    ],
    ['a name that begins like its own', 421, { host: 'localhost.evil.example' }],
    ['a host that is none', 421, { host: 'localhost:3000@evil.example' }],
    ['another page', 403, { host: OWN, origin: 'https://evil.example' }],
    ['a page of another port', 403, { host: OWN, origin: 'http://localhost:8080' }],
    ['a sandboxed frame', 403, { host: OWN, origin: 'null' }],
    [
      'an image in another page',
      403,
      { host: OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
    ['an image in a page of another port', 403, { host: OWN, 'sec-fetch-site': 'same-site' }],
    ['a link from another page', 200, { host: OWN, ...PAGE }],
  ])('%s gets %i', async (_who, status, headers) => {
    const answer = await server.app.inject({ url: '/api/workouts', headers })
    expect(answer.statusCode).toBe(status)
  })

  it('takes no form from another page, which would carry an Origin', async () => {
    const headers = { host: OWN, origin: 'https://evil.example', ...PAGE }
    const answer = await server.app.inject({ method: 'POST', url: '/livekit-token', headers, payload: {} })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().error.code).toBe('foreign_origin')
  })

  it('lets no other page read its answers', async () => {
    const headers = { host: OWN, origin: 'https://evil.example' }
    const answer = await server.app.inject({ url: '/api/config', headers })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})
