import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const ID = '0'.repeat(24)
const DEEP = 120_000
const nested = '['.repeat(DEEP) + ']'.repeat(DEEP)
const get = (target: string, ...headers: string[]) => request('GET', target, headers)
const post = (target: string, body: string, ...headers: string[]) =>
  request(
    'POST',
    target,
    ['Content-Type: application/json', `Content-Length: ${body.length}`, ...headers],
    body,
  )

/** Requests that no client library would send, written to the socket as they are. */
describe('what a program with a socket sends', () => {
  let folder: string
  let server: TestServer
  let port: number
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kinetra-hostile-'))
    writeFileSync(join(folder, 'index.html'), '<title>Kinetra</title>')
    writeFileSync(join(folder, '.env'), 'SECRET=1')
    server = await startTestServer(undefined, { WEB_DIST: folder })
    port = Number(new URL(await server.app.listen({ host: '127.0.0.1', port: 0 })).port)
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  it.each<[what: string, status: number, text: string]>([
    ['an address that cannot be decoded', 400, get('/%zz')],
    ['a file that begins with a dot', 404, get('/.env')],
    ['a way out of the folder', 404, get('/..%2f..%2fpackage.json')],
    ['a way out of the folder, twice encoded', 404, get('/%252e%252e/package.json')],
    ['a NUL in an address', 403, get('/assets/%00')],
    ['another server’s address', 421, get('http://evil.example/api/workouts', 'Host: evil.example')],
    ['an encoded address of the API, under another name', 421, get('/%61pi/workouts', 'Host: evil.example')],
    ['the address 0.0.0.0', 421, get('/api/workouts', 'Host: 0.0.0.0:3000')],
    ['two hosts', 400, get('/api/workouts', 'Host: localhost', 'Host: evil.example')],
    ['two logins', 400, get('/api/workouts', 'Host: localhost', 'Authorization: a', 'Authorization: b')],
    ['no host', 421, 'GET /api/workouts HTTP/1.0\r\n\r\n'],
    ['a method in a header', 400, post('/api/workouts', '{}', 'X-HTTP-Method-Override: DELETE')],
    ['a method in the query', 404, request('POST', `/api/workouts/${ID}/complete?_method=DELETE`)],
    [
      'another address in a header',
      200,
      get('/api/config', 'X-Original-URL: /metrics', 'X-Rewrite-URL: /metrics'),
    ],
    ['another host in a header', 200, get('/api/config', 'X-Forwarded-Host: evil.example')],
    ['another page’s preflight', 403, request('OPTIONS', '/api/workouts', ['Origin: https://evil.example'])],
    ['TRACE', 405, request('TRACE', '/api/workouts')],
    ['HEAD for a stream, which would stay open', 405, request('HEAD', `/api/workouts/${ID}/live`)],
    ['two lengths', 400, post('/api/workouts', '{}', 'Transfer-Encoding: chunked')],
    ['a header without end', 431, get('/api/workouts', `X-Long: ${'a'.repeat(40_000)}`)],
    ['half a line in a header', 400, get('/api/workouts', 'X-Half: a\nHost: localhost')],
    ['JSON 120,000 levels deep', 400, post(`/api/workouts/${ID}/frames`, nested)],
    ['JSON 240,000 levels deep, unfinished', 400, post(`/api/workouts/${ID}/frames`, '['.repeat(2 * DEEP))],
    ['a body over 256 KB of frames', 413, post(`/api/workouts/${ID}/frames`, ' '.repeat(262_145))],
    ['a prototype in JSON', 400, post('/api/workouts', '{"name":"a","type":"running","__proto__":{"a":1}}')],
    ['a constructor in JSON', 400, post('/api/workouts', '{"name":"a","constructor":{"prototype":{"a":1}}}')],
    ['one key twice', 400, post('/api/workouts', '{"name":"a","type":"running","type":"chess"}')],
    ['one query twice', 400, get('/api/workouts?limit=1&limit=2')],
    ['a query with brackets, which is no condition', 200, get('/api/workouts?type[$ne]=running')],
  ])('%s gets %i', async (_what, status, text) => {
    const answer = await exchange(port, text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).not.toMatch(/SECRET|evil\.example|"stack"|^location:/im)
  })

  it('leaves the server as it was', async () => {
    expect(await exchange(port, get('/api/workouts'))).toMatch(/"workouts":\[\]/)
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })
})

function request(method: string, target: string, headers: string[] = [], body = ''): string {
  const host = headers.some((line) => line.startsWith('Host:')) ? [] : ['Host: localhost']
  return [`${method} ${target} HTTP/1.1`, ...host, 'Connection: close', ...headers, '', body].join('\r\n')
}

async function exchange(port: number, text: string): Promise<string> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (part: string) => {
      answer += part
    })
    // A server that refuses a body may close before it has read all of it.
    socket.once('error', () => socket.destroy())
    socket.once('close', () => resolve(answer))
    socket.write(text)
  })
}
