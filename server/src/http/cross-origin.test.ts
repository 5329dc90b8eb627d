import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const PAGE = 'https://app.example.org'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer(undefined, { CORS_ORIGINS: `${PAGE}/, http://localhost:5173` })
})
afterAll(async () => await server.close())

it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
  'a page of a configured origin may ask with %s',
  async (method) => {
    const answer = await server.app.inject({
      method: 'OPTIONS',
      url: '/api/settings',
      headers: {
        host: 'localhost',
        origin: PAGE,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization, content-type',
      },
    })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['access-control-allow-origin']).toBe(PAGE)
    expect(answer.headers['access-control-allow-headers']).toContain('authorization')
    expect(String(answer.headers['access-control-allow-methods']).split(', ')).toContain(method)
  },
)

it('a page of another origin may not', async () => {
  const answer = await server.app.inject({
    url: '/api/settings',
    headers: { host: 'localhost', origin: 'https://elsewhere.example.org' },
  })
  expect(answer.statusCode).toBe(403)
})
