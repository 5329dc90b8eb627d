import { connectionDetails } from '@kinetra/protocol/connection-details'
import { TokenSource } from 'livekit-client'
import { TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asker, LOCAL_HEADERS } from '../testing/ask.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const SANDBOX_PATH = '/api/v2/sandbox/connection-details'
const skip = reasonToSkip()

it('the sandbox route is off unless it is asked for', async () => {
  const server = await startTestServer(undefined, { LIVEKIT_SANDBOX_ID: 'kinetra-abc' })
  expect((await asker(server.app)('POST', SANDBOX_PATH, {})).statusCode).toBe(404)
  await server.close()
})

describe.skipIf(skip)(`the sandbox route${skip ? ` (skipped: ${skip})` : ''}`, () => {
  let livekit: LiveKitServer
  let server: TestServer
  let baseUrl: string
  beforeAll(async () => {
    livekit = await startLiveKitServer()
    server = await startTestServer(livekit, { SANDBOX_ROUTE: '1', LIVEKIT_SANDBOX_ID: 'kinetra-abc' })
    baseUrl = await server.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await server?.close()
    await livekit?.stop()
  })

  it('answers livekit-client as the sandbox does', async () => {
    const source = TokenSource.sandboxTokenServer('kinetra-abc', { baseUrl })
    const details = await source.fetch({ agentName: 'voice-assistant', agentMetadata: '{"workout_id":"x"}' })
    expect(details.serverUrl).toBe(livekit.url)
    const { roomConfig } = await new TokenVerifier(livekit.apiKey, livekit.apiSecret).verify(
      details.participantToken,
    )
    // Passed on as it came, so that the agent sees that nobody signed it.
    expect(roomConfig?.agents[0]?.metadata).toBe('{"workout_id":"x"}')
  })

  it('gives two who ask for one room a room each', async () => {
    const ask = asker(server.app, { ...LOCAL_HEADERS, 'x-sandbox-id': 'kinetra-abc' })
    const answers = [1, 2].map(async () => {
      const answer = await ask('POST', SANDBOX_PATH, { room_name: 'meeting', participant_name: 'Ada' })
      return connectionDetails.parse(answer.json())
    })
    const [first, second] = await Promise.all(answers)
    expect(first?.roomName).toMatch(/^meeting-/)
    expect(first?.roomName).not.toBe(second?.roomName)
    expect(first?.participantName).toBe('Ada')
    expect((await ask('POST', SANDBOX_PATH, {})).headers['cache-control']).toBe('no-store')
  })

  it('counts the calls of a whole network, whatever address in it asks', async () => {
    const strict = await startTestServer(livekit, {
      SANDBOX_ROUTE: '1',
      LIVEKIT_SANDBOX_ID: 'kinetra-abc',
      CALL_STARTS_PER_MINUTE: '2',
    })
    const from = async (remoteAddress: string) => {
      const headers = { ...LOCAL_HEADERS, 'x-sandbox-id': 'kinetra-abc' }
      const asked = { method: 'POST', url: SANDBOX_PATH, headers, remoteAddress, payload: {} } as const
      return (await strict.app.inject(asked)).statusCode
    }
    const answers = [await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8::3')]
    expect(answers).toEqual([200, 200, 429])
    expect(await from('2001:db8:0:1::1')).toBe(200)
    await strict.close()
  })

  it.each([[{}], [{ 'x-sandbox-id': 'other' }], [{ 'x-sandbox-id': '' }]])(
    'knows its own id only: %o',
    async (headers) => {
      const answer = await asker(server.app, { ...LOCAL_HEADERS, ...headers })('POST', SANDBOX_PATH, {})
      expect([400, 403]).toContain(answer.statusCode)
    },
  )
})
