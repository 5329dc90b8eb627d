import { parseRoomName } from '@kinetra/protocol/room-name'
import fc from 'fast-check'
import { TokenSource, type TokenSourceFetchOptions } from 'livekit-client'
import { TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { checkTokenRules } from '../testing/token-rules.ts'

const skip = reasonToSkip()
const RUNS = 200

describe.skipIf(skip)(`livekit-client${skip ? ` (skipped: ${skip})` : ''}`, () => {
  let livekit: LiveKitServer
  let server: TestServer
  let address: string
  beforeAll(async () => {
    livekit = await startLiveKitServer()
    server = await startTestServer(livekit, {
      CALLS_PER_USER: '10000',
      CALL_STARTS_PER_MINUTE: '10000',
      SANDBOX_ROUTE: '1',
      LIVEKIT_SANDBOX_ID: 'kinetra-abc',
    })
    address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await server?.close()
    await livekit?.stop()
  })

  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  const options: fc.Arbitrary<TokenSourceFetchOptions> = fc.record(
    {
      roomName: text,
      participantName: text,
      participantIdentity: text,
      participantMetadata: text,
      participantAttributes: fc.dictionary(text, text, { maxKeys: 3 }),
      agentName: fc.constantFrom('', 'voice-assistant'),
      agentMetadata: text,
      deployment: text,
    },
    { requiredKeys: [] },
  )

  it('is understood by the endpoint whatever its options are', { timeout: 60_000 }, async () => {
    const verifier = new TokenVerifier(livekit.apiKey, livekit.apiSecret)
    await fc.assert(
      fc.asyncProperty(options, async (wish) => {
        const source = TokenSource.endpoint(`${address}/api/livekit/connection-details`)
        const details = await source.fetch(wish)
        // The client keeps the address and the token; the rest is read from the token's room.
        const { video, name } = await verifier.verify(details.participantToken)
        const room = video?.room ?? ''
        const whole = {
          ...details,
          roomName: room,
          participantName: name,
          callId: parseRoomName(room).callId,
        }
        await checkTokenRules(whole, server.config)
      }),
      { numRuns: RUNS },
    )
  })

  it('is understood by the sandbox’s route whatever its options are', { timeout: 60_000 }, async () => {
    const verifier = new TokenVerifier(livekit.apiKey, livekit.apiSecret)
    await fc.assert(
      fc.asyncProperty(options, async (wish) => {
        const source = TokenSource.developmentTokenServer('kinetra-abc', { baseUrl: address })
        const details = await source.fetch(wish)
        const { video, sub, roomConfig } = await verifier.verify(details.participantToken)
        expect(video).toMatchObject({ roomJoin: true, canPublishSources: ['microphone'] })
        expect(video).not.toHaveProperty('roomAdmin')
        expect(video?.room).toMatch(/^[\w-]*-[0-9a-f]{16}$/)
        expect(sub).toBe(`sandbox-${video?.room?.slice(-16)}`)
        expect(roomConfig?.agents.map(({ metadata }) => metadata)).toEqual([wish.agentMetadata ?? ''])
      }),
      { numRuns: RUNS },
    )
  })

  it('is told of an error with status and reason', async () => {
    const source = TokenSource.endpoint(`${address}/api/livekit/connection-details`)
    await expect(source.fetch({ agentName: 'another' })).rejects.toThrow(/400.*unknown_agent/)
  })
})
