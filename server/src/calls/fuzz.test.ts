import { CONNECTION_DETAILS_ALIAS, CONNECTION_DETAILS_PATH } from '@kinetra/protocol/connection-details'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testingEnvironment } from '../testing/config.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { checkTokenRules } from '../testing/token-rules.ts'

const WEBHOOK_PATH = '/api/livekit/webhook'
const skip = reasonToSkip()
/** All within half an hour, however many are asked for. */
const TIMEOUT_MS = 30 * 60_000

const ID = '5a0c0de000000000000000aa'
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    'voice-assistant',
    ID,
    `kinetra-session-workout-${ID}-x`,
    '\ud800',
    '\u0000',
    '__proto__',
  ),
)
const metadata = fc.oneof(
  text,
  fc.constant(JSON.stringify({ workout_id: ID })),
  fc.json({ maxDepth: 4 }),
  fc.record({ workout_id: fc.jsonValue() }).map((value) => JSON.stringify(value)),
)
const agentOf = fc.record(
  { agent_name: text, agentName: text, metadata, deployment: text, extra: fc.jsonValue() },
  { requiredKeys: [] },
)
const roomConfig = fc.record(
  { agents: fc.array(agentOf, { maxLength: 2 }), egress: fc.jsonValue(), max_participants: fc.integer() },
  { requiredKeys: [] },
)
const wish = fc.record(
  {
    room_name: text,
    roomName: text,
    participant_name: text,
    participant_identity: text,
    participant_metadata: metadata,
    participantMetadata: metadata,
    participant_attributes: fc.dictionary(text, text, { maxKeys: 4 }),
    room_config: roomConfig,
    roomConfig,
    video: fc.jsonValue(),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  { weight: 6, arbitrary: wish.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
const type = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('text/plain', 'application/webhook+json', 'multipart/form-data', ';'),
  },
)
const path = fc.constantFrom(CONNECTION_DETAILS_PATH, CONNECTION_DETAILS_ALIAS, WEBHOOK_PATH)
const authorization = fc.option(fc.stringMatching(/^[ -~]{0,40}$/), { nil: undefined })

describe.skipIf(skip)(`generated requests${skip ? ` (skipped: ${skip})` : ''}`, () => {
  let livekit: LiveKitServer
  let server: TestServer
  beforeAll(async () => {
    livekit = await startLiveKitServer()
    server = await startTestServer(livekit, {
      CALLS_PER_USER: '1000000',
      CALL_STARTS_PER_MINUTE: '1000000',
      REQUESTS_PER_MINUTE: '10000000',
    })
    await server.store.workouts.create(LOCAL_USER, { id: ID, name: 'Mine', type: 'running' })
  })
  afterAll(async () => {
    await server?.close()
    await livekit?.stop()
  })

  it('never break the server, nor get a token that breaks the rules', { timeout: TIMEOUT_MS }, async () => {
    const request = fc.record({ path, type, body, authorization })
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const answer = await server.app.inject({
          method: 'POST',
          url: asked.path,
          headers: {
            host: 'localhost',
            'content-type': asked.type,
            ...(asked.authorization !== undefined && { authorization: asked.authorization }),
          },
          payload: asked.body,
        })
        expect(answer.statusCode).toBeLessThan(500)
        if (answer.statusCode !== 200) return
        const details = await checkTokenRules(answer.json(), server.config)
        // A room each would fill LiveKit long before the last request.
        await server.app.inject({
          method: 'DELETE',
          url: `/api/calls/${details.callId}`,
          headers: { host: 'localhost' },
        })
      }),
      { numRuns: testingEnvironment.fuzzRequests },
    )
  })
})
