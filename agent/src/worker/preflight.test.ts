import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { freePort } from '@kinetra/store/testing/free-ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  API_KEY,
  API_SECRET,
  type LiveKitServer,
  reasonToSkip,
  startLiveKitServer,
} from '../testing/livekit-server.ts'
import { checkLiveKit } from './preflight.ts'
import { reasonOfRefusal } from './refusal.ts'

const skipped = reasonToSkip()

describe.skipIf(skipped)(`a real LiveKit ${skipped ?? ''}`, () => {
  let livekit: LiveKitServer
  beforeAll(async () => {
    livekit = await startLiveKitServer()
  }, 30_000)
  afterAll(() => livekit?.stop())
  const check = (apiKey: string, apiSecret: string) =>
    checkLiveKit({ url: livekit.url, apiKey, apiSecret }, 0)

  it('takes the right key and secret', async () => {
    await expect(check(API_KEY, API_SECRET)).resolves.toBeUndefined()
  })
  it('does not know another key', async () => {
    await expect(check('otherkey', API_SECRET)).rejects.toThrow(/does not know the key otherkey/)
  })
  it('finds a wrong secret, and quotes no token', async () => {
    const failure = await check(API_KEY, `${API_SECRET}x`).catch((error: Error) => error.message)
    expect(failure).toMatch(/LIVEKIT_API_SECRET is not its secret/)
    expect(failure).not.toContain('eyJ')
  })
})

describe('an address', () => {
  const account = { apiKey: API_KEY, apiSecret: API_SECRET }

  it('where nothing listens', async () => {
    const url = `ws://127.0.0.1:${await freePort()}`
    await expect(checkLiveKit({ ...account, url }, 0)).rejects.toThrow(/ECONNREFUSED.*Nothing listens there/)
  })
  it('that does not exist', async () => {
    const url = 'wss://livekit.invalid'
    await expect(checkLiveKit({ ...account, url }, 0)).rejects.toThrow(/The host name is unknown/)
  })
  it.each([404, 200, 302])('where something else answers %i', async (status) => {
    const server = createServer((_, response) => response.writeHead(status).end('<html>Welcome</html>'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await expect(checkLiveKit({ ...account, url }, 0)).rejects.toThrow(/is not LiveKit/)
    server.close()
  })
  it('that answers after a moment is waited for', async () => {
    const port = await freePort()
    const checked = checkLiveKit({ ...account, url: `ws://127.0.0.1:${port}` }, 10_000)
    const server = createServer((_, response) => response.end('{"rooms":[]}')).listen(port, '127.0.0.1')
    await expect(checked).resolves.toBeUndefined()
    server.close()
  })
})

describe('a refusal', () => {
  const account = { url: 'wss://x.livekit.cloud', apiKey: 'k', apiSecret: 's' }
  const now = Date.parse('2026-01-01T12:00:00Z')
  const refused = (body: string, serverTime: number) =>
    reasonOfRefusal(account, { status: 401, body, serverTime, ownTime: now })

  it.each([
    [now - 300_000, /300 s ahead of LiveKit's/],
    [now + 300_000, /300 s behind LiveKit's/],
  ])('of a token whose time is wrong names the clock', (serverTime, message) => {
    expect(refused('invalid token: token is expired', serverTime)).toMatch(message)
  })
  it('without a known reason quotes it, but no token', () => {
    expect(refused('no: eyJhbGci.eyJ2aWRl.VufPU-2w', now)).toMatch(/refuses the key k: no: \(token\)\./)
  })
})
