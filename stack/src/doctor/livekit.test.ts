import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Part } from '../run/part.ts'
import { contextOf, saidBy, wordsOf } from '../testing/doctor-context.ts'
import { livekitBinary, NO_LIVEKIT, startLivekit } from '../testing/real-parts.ts'
import { livekitAddress } from './checks/livekit-address.ts'
import { livekitCredentials, refused } from './checks/livekit-credentials.ts'
import { livekitRights } from './checks/livekit-rights.ts'
import { callLivekit } from './livekit-api.ts'

const KEY = 'APIdoctor'
const SECRET = 'a secret of the doctor, long enough'
const plan = { apiKey: KEY, apiSecret: SECRET, webhookUrl: 'http://127.0.0.1:9/none' }

let folder: string
let url: string
let livekit: Part | undefined
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-doctor-'))
  if (livekitBinary()) ({ url, part: livekit } = await startLivekit(folder, plan))
}, 150_000)
afterAll(async () => {
  await livekit?.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach((context) => context.skip(!livekitBinary(), NO_LIVEKIT))

const good = () => ({ LIVEKIT_URL: url, LIVEKIT_API_KEY: KEY, LIVEKIT_API_SECRET: SECRET })
const minutes = (count: number) => () => Date.now() + count * 60_000

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

describe('a LiveKit that works', () => {
  it('is found, and lets us in', async () => {
    const context = contextOf(good())
    expect(await saidBy(livekitAddress, context)).toMatch(/^ok: http:\/\/127.0.0.1:\d+ is a LiveKit server/)
    expect(await saidBy(livekitCredentials, context)).toBe('ok: accepted')
    expect(await saidBy(livekitRights, context)).toMatch(/^ok: .* version \d+\.\d+\.\d+/)
  }, 60_000)
})

describe('the way to LiveKit, broken', () => {
  it.each([
    ['livekit.example', /is no address.*wss:\/\/<project>/],
    ['mailto:me@example.org', /is no address/],
    ['wss://nowhere.invalid', /nowhere.invalid is not known \| DNS: /],
    ['wss://no-such-project.livekit.cloud.invalid', /is not known/],
    ['ws://127.0.0.1:9', /nothing listens at 127.0.0.1:9 \| TCP: .*ECONNREFUSED/],
  ])('%s', async (address, words) => {
    expect(await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: address }))).toMatch(words)
  })

  it('TLS where there is none', async () => {
    const said = await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: url.replace('ws:', 'wss:') }))
    expect(said).toMatch(/does not speak TLS here \| TLS: wrong version number.*begins with ws:\/\//)
  })

  it('a certificate that nobody vouches for', async (context) => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'],
      ...['-keyout', key, '-out', cert],
    ])
    context.skip(made.status !== 0, 'openssl is needed to make a certificate')
    const server = createTlsServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (_request, response) => {
        response.writeHead(401).end('no permissions')
      },
    )
    const port = await listening(server)
    const said = await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: `wss://localhost:${port}` }))
    expect(said).toMatch(/certificate of localhost is not accepted .* NODE_EXTRA_CA_CERTS/)
    server.close()
  })

  it('another program at the address', async () => {
    const web = createServer((_request, response) => response.writeHead(200).end('<html>'))
    const port = await listening(web)
    const said = await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: `ws://127.0.0.1:${port}` }))
    expect(said).toMatch(/is not a LiveKit server .* HTTP 200/)
    web.close()
    const mute = createTcpServer((socket) => socket.on('error', () => undefined).end('220 mail\r\n'))
    const other = await listening(mute)
    expect(await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: `ws://127.0.0.1:${other}` }))).toMatch(
      /does not answer as a web server/,
    )
    mute.close()
  })

  it('a server that was stopped', async () => {
    const { url: address, part } = await startLivekit(folder, plan)
    expect(await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: address }))).toMatch(/^ok/)
    await part.stop()
    expect(await saidBy(livekitAddress, contextOf({ LIVEKIT_URL: address }, { running: true }))).toMatch(
      /nothing listens .* "npm start" has ended/,
    )
  })
})

describe('401, told apart', () => {
  it.each([
    [
      'nothing set',
      { LIVEKIT_API_KEY: undefined, LIVEKIT_API_SECRET: undefined },
      0,
      /KEY and LIVEKIT_API_SECRET not set/,
    ],
    ['an unknown key', { LIVEKIT_API_KEY: 'APIother' }, 0, /does not know the key APIother/],
    [
      'a wrong secret',
      { LIVEKIT_API_SECRET: 'another secret, just as long as it' },
      0,
      /not the secret of this key/,
    ],
    ['a clock that is ahead', {}, 10, /clocks differ: this machine's is 10 min ahead.*timedatectl/],
    ['a clock that is behind', {}, -10, /clocks differ: this machine's is 10 min behind/],
  ] as const)('%s', async (_what, wrong, skew, words) => {
    const context = contextOf({ ...good(), ...wrong }, { now: minutes(skew) })
    const said = await saidBy(livekitCredentials, context)
    expect(said).toMatch(words)
    expect(said).toMatch(/^failed/)
  })

  it('a token that has expired although the clocks agree', async () => {
    const context = contextOf(good())
    const answer = await callLivekit(context, 'RoomService/ListRooms', { roomList: true }, {}, 600)
    expect(answer.status).toBe(401)
    expect(wordsOf(refused(context, answer, 0))).toMatch(/expired on its way .* proxies/)
  })

  it('a key of another project of LiveKit Cloud', async () => {
    const answer = await callLivekit(
      contextOf({ ...good(), LIVEKIT_API_KEY: 'APIother' }),
      'RoomService/ListRooms',
      {},
    )
    const context = contextOf({ LIVEKIT_URL: 'wss://steps-a1b2.livekit.cloud', LIVEKIT_API_KEY: 'APIother' })
    expect(wordsOf(refused(context, answer, 0))).toMatch(/APIother is not one of the project steps-a1b2/)
  })

  it('a small difference of the clocks is no failure, and is named', async () => {
    const context = contextOf(good(), { now: () => Date.now() - 45_000 })
    expect(await saidBy(livekitCredentials, context)).toMatch(
      /accepted; this machine's clock is 4\d s behind/,
    )
  })
})

describe('rights, taken away by a proxy between', () => {
  /** Passes requests on to LiveKit, but for those whose address is named. */
  async function proxy(refused: RegExp): Promise<{ address: string; close(): void }> {
    const server = createServer(async (request, response) => {
      if (refused.test(request.url ?? '')) return void response.writeHead(403).end('not allowed here')
      const body = await new Response(request as never).arrayBuffer()
      const { authorization = '', 'content-type': type = '' } = request.headers
      const headers = { authorization, 'content-type': type }
      const answer = await fetch(`${url.replace('ws', 'http')}${request.url}`, {
        method: 'POST',
        headers,
        body,
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
    })
    // As a proxy that knows nothing of WebSockets.
    server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const port = await listening(server)
    return { address: `ws://127.0.0.1:${port}`, close: () => void server.close() }
  }

  it.each([
    [
      'rooms may not be listed',
      /ListRooms/,
      livekitCredentials,
      /^failed: LiveKit answers HTTP 403 \| not allowed here/,
    ],
    [
      'rooms may not be made',
      /CreateRoom/,
      livekitRights,
      /^failed: a room cannot be made or joined \| .*CreateRoom: HTTP 403/,
    ],
    [
      'no WebSocket gets through',
      /^$/,
      livekitRights,
      /^failed: a room cannot .* WebSocket at \/rtc was .* proxy in front/,
    ],
  ] as const)('%s', async (_what, refused, check, words) => {
    const { address, close } = await proxy(refused)
    expect(await saidBy(check, contextOf({ ...good(), LIVEKIT_URL: address }))).toMatch(words)
    close()
  })
})
