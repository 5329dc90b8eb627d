import { createHash } from 'node:crypto'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signParticipantToken } from '../livekit/participant-token.ts'
import { asker } from '../testing/ask.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { NO_LIVEKIT, startTestServer, type TestServer } from '../testing/test-server.ts'

const WEBHOOK_PATH = '/api/livekit/webhook'
const skip = reasonToSkip()

describe('webhooks', () => {
  let server: TestServer
  const rooms: string[] = []
  beforeAll(async () => {
    server = await startTestServer(NO_LIVEKIT, {}, { roomChanged: (room) => rooms.push(room) })
  })
  beforeEach(() => {
    rooms.length = 0
  })
  afterAll(async () => await server.close())

  const BODY = JSON.stringify({ event: 'participant_joined', id: 'EV_1', room: { name: 'r' } })
  const sign = async (body: string, secret = NO_LIVEKIT.apiSecret, ttl = 60) => {
    const token = new AccessToken(NO_LIVEKIT.apiKey, secret, { ttl })
    token.sha256 = createHash('sha256').update(body).digest('base64')
    return await token.toJwt()
  }
  // Made with the same key, and in the hands of everybody who ever called.
  const participantToken = async () => {
    const ticket = { room: 'r', identity: 'user-1', name: 'Ada' }
    return await signParticipantToken(ticket, NO_LIVEKIT)
  }
  const post = async (body: string, authorization?: string, type = 'application/webhook+json') => {
    const headers = { host: 'localhost', 'content-type': type, ...(authorization && { authorization }) }
    return (await server.app.inject({ method: 'POST', url: WEBHOOK_PATH, headers, payload: body })).statusCode
  }

  it('make the watcher check the room', async () => {
    expect(await post(BODY, await sign(BODY))).toBe(204)
    expect(rooms).toEqual(['r'])
  })

  it('that come again are as good as once: they are checked, never believed', async () => {
    const authorization = await sign(BODY)
    expect([await post(BODY, authorization), await post(BODY, authorization)]).toEqual([204, 204])
    expect(await server.store.calls.open()).toEqual([])
  })

  it.each<[string, number, () => Promise<[string, string?, string?]>]>([
    ['unsigned', 401, async () => [BODY]],
    ['signed with another secret', 401, async () => [BODY, await sign(BODY, 'y'.repeat(32))]],
    ['changed on the way', 401, async () => [BODY.replace('joined', 'left'), await sign(BODY)]],
    ['old', 401, async () => [BODY, await sign(BODY, NO_LIVEKIT.apiSecret, -60)]],
    ['signed with a participant’s token', 401, async () => [BODY, await participantToken()]],
    ['signed, but nonsense', 401, async () => ['{', await sign('{')]],
    ['of another type', 415, async () => [BODY, await sign(BODY), 'text/xml']],
    ['over 64 KB', 413, async () => ['x'.repeat(70_000), await sign(BODY)]],
  ])('that are %s get %i and change nothing', async (_what, status, make) => {
    expect(await post(...(await make()))).toBe(status)
    expect(rooms).toEqual([])
  })
})

describe.skipIf(skip)(`webhooks of a real LiveKit${skip ? ` (skipped: ${skip})` : ''}`, () => {
  let livekit: LiveKitServer
  let real: TestServer
  let heard = 0
  beforeAll(async () => {
    const [port = 0] = await freePorts(1)
    livekit = await startLiveKitServer({ webhookUrl: `http://127.0.0.1:${port}${WEBHOOK_PATH}` })
    real = await startTestServer(livekit, {}, { roomChanged: () => heard++ })
    await real.app.listen({ host: '127.0.0.1', port })
  })
  afterAll(async () => {
    await real?.close()
    await livekit?.stop()
  })

  it('arrive and are understood', async () => {
    const ask = asker(real.app)
    const { callId } = (await ask('POST', '/livekit-token', {})).json()
    await ask('DELETE', `/api/calls/${callId}`)
    await vi.waitFor(() => expect(heard).toBeGreaterThan(0))
  })
})
