import { connectionDetails } from '@kinetra/protocol/connection-details'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { verifyJobToken } from '@kinetra/protocol/job-token'
import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asker } from '../testing/ask.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { JOB_SECRET, startTestServer, type TestServer } from '../testing/test-server.ts'
import { jobMetadataFor } from './start-call.ts'

const LOCAL = { host: 'localhost:3000' }
const skip = reasonToSkip()

describe.skipIf(skip)(`connection details${skip ? ` (skipped: ${skip})` : ''}`, () => {
  let livekit: LiveKitServer
  let server: TestServer
  let rooms: RoomServiceClient
  let mine: string
  let foreign: string

  beforeAll(async () => {
    livekit = await startLiveKitServer()
    server = await startTestServer(livekit, { CALLS_PER_USER: '1000', CALL_STARTS_PER_MINUTE: '1000' })
    rooms = new RoomServiceClient(livekit.url, livekit.apiKey, livekit.apiSecret)
    mine = (await server.store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })).id
    foreign = (await server.store.workouts.create('somebody', { name: 'Theirs', type: 'running' })).id
  })
  afterAll(async () => {
    await server?.close()
    await livekit?.stop()
  })

  const ask = async (payload: object, url = '/api/livekit/connection-details') =>
    await server.app.inject({ method: 'POST', url, headers: LOCAL, payload })
  const about = (id: unknown) => ({
    room_config: {
      agents: [{ agent_name: 'voice-assistant', metadata: JSON.stringify({ workout_id: id }) }],
    },
  })
  const claimsOf = async (token: string) =>
    await new TokenVerifier(livekit.apiKey, livekit.apiSecret).verify(token)

  it.each(['/api/livekit/connection-details', '/livekit-token'])('answers at %s', async (url) => {
    const answer = await ask(about(mine), url)
    expect(answer.statusCode).toBe(200)
    const details = connectionDetails.parse(answer.json())
    expect(details.serverUrl).toBe(livekit.url)
    expect(details.roomName).toBe(`kinetra-session-workout-${mine}-${details.callId}`)
  })

  it('answers in both spellings, and takes null for absent', async () => {
    const { callId, ...details } = (
      await ask({ room_name: null, participant_metadata: null, room_config: { agents: null } })
    ).json()
    expect(callId).toMatch(/^[0-9a-f]{32}$/)
    expect(details).toEqual({
      serverUrl: details.server_url,
      participantToken: details.participant_token,
      roomName: details.room_name,
      participantName: details.participant_name,
      server_url: livekit.url,
      participant_token: expect.any(String),
      room_name: `kinetra-session-${callId}`,
      participant_name: 'You',
    })
  })

  it('makes the room before the user joins, with the agent dispatched and place for one person', async () => {
    const details = connectionDetails.parse((await ask(about(mine))).json())
    const [room] = await rooms.listRooms([details.roomName])
    expect(room).toMatchObject({ maxParticipants: 1, emptyTimeout: 120, departureTimeout: 60 })
    expect(await server.store.calls.get(LOCAL_USER, details.callId ?? '')).toMatchObject({
      workoutId: mine,
      roomName: details.roomName,
      endedAt: null,
    })
  })

  it('signs a token for that room and microphone, and nothing that rules others', async () => {
    const details = connectionDetails.parse(
      (await ask({ ...about(mine), participant_identity: 'admin', participant_name: 'Root' })).json(),
    )
    const claims = await claimsOf(details.participantToken)
    expect(claims.video).toEqual({
      room: details.roomName,
      roomJoin: true,
      canPublish: true,
      canPublishSources: ['microphone'],
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: false,
    })
    expect(claims.sub).toBe(`user-${details.callId?.slice(0, 12)}`)
    expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBeLessThanOrEqual(600)
    expect(claims.name).toBe('You')
    expect(claims.metadata).toBeUndefined()
  })

  it('gives the agent the call in signed words, in the dispatch and in the token', async () => {
    const details = connectionDetails.parse((await ask(about(mine))).json())
    const claims = await claimsOf(details.participantToken)
    const [agent] = claims.roomConfig?.agents ?? []
    const metadata = JSON.parse(agent?.metadata ?? '')
    expect(agent?.agentName).toBe('voice-assistant')
    expect(metadata.workout_id).toBe(mine)
    expect(await verifyJobToken(metadata.call, [JOB_SECRET], details.roomName)).toEqual({
      callId: details.callId,
      room: details.roomName,
      userId: LOCAL_USER,
      workoutId: mine,
    })
  })

  it('tells the coach the zone of the caller’s clock, and keeps it for another coach', async () => {
    const metadata = JSON.stringify({ time_zone: 'Asia/Tokyo' })
    const details = connectionDetails.parse((await ask({ room_config: { agents: [{ metadata }] } })).json())
    const [agent] = (await claimsOf(details.participantToken)).roomConfig?.agents ?? []
    expect(JSON.parse(agent?.metadata ?? '')).toMatchObject({ time_zone: 'Asia/Tokyo' })
    const call = await server.store.calls.get(LOCAL_USER, details.callId ?? '')
    expect(JSON.parse(await jobMetadataFor(call, server.config))).toMatchObject({ time_zone: 'Asia/Tokyo' })
  })

  it('reads the workout from any place where clients write it', async () => {
    const wishes = [
      { roomConfig: { agents: [{ agentName: 'voice-assistant', metadata: `{"workout_id":"${mine}"}` }] } },
      { room_name: `kinetra-session-workout-${mine}-abc` },
      { roomName: `kinetra-session-workout-${mine}` },
      { participant_metadata: JSON.stringify({ workout_id: mine }) },
    ]
    for (const wish of wishes) {
      expect((await ask(wish)).json().roomName).toContain(`workout-${mine}-`)
    }
  })

  it('starts a call about no workout where none is named', async () => {
    for (const wish of [{}, about(null), { participant_metadata: 'just text' }]) {
      const details = connectionDetails.parse((await ask(wish)).json())
      expect(details.roomName).toBe(`kinetra-session-${details.callId}`)
    }
  })

  it('tells a foreign workout from an unknown one in no way', async () => {
    const answers = await Promise.all(
      [foreign, 'f'.repeat(24), 'nonsense', { $gt: '' }, 7].map(async (id) => await ask(about(id))),
    )
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toEqual(answers[0]?.json())
    }
    expect(answers[0]?.json().error.code).toBe('workout_not_found')
  })

  it('returns to a call that goes on, as the same person', async () => {
    const first = connectionDetails.parse((await ask(about(mine))).json())
    const again = await ask({}, `/api/calls/${first.callId}/connection-details`)
    const details = connectionDetails.parse(again.json())
    expect(details).toMatchObject({ roomName: first.roomName, callId: first.callId })
    const [before, after] = await Promise.all([
      claimsOf(first.participantToken),
      claimsOf(details.participantToken),
    ])
    expect(after.sub).toBe(before.sub)
    expect(after.roomConfig).toBeUndefined()
  })

  it('does not return to a call whose room is gone', async () => {
    const { callId, roomName } = connectionDetails.parse((await ask({})).json())
    await rooms.deleteRoom(roomName)
    const answer = await ask({}, `/api/calls/${callId}/connection-details`)
    expect(answer.statusCode).toBe(410)
    expect((await server.store.calls.get(LOCAL_USER, callId ?? '')).endedAt).not.toBeNull()
  })

  it('deletes a call together with its room, so that its token opens nothing', async () => {
    const { callId, roomName, participantToken } = connectionDetails.parse((await ask({})).json())
    const answer = await server.app.inject({ method: 'DELETE', url: `/api/calls/${callId}`, headers: LOCAL })
    expect(answer.statusCode).toBe(204)
    expect(await rooms.listRooms([roomName])).toEqual([])
    const address = livekit.url.replace('ws', 'http')
    const join = await fetch(`${address}/rtc/validate?access_token=${participantToken}`)
    expect(join.status).toBe(404)
  })

  it('gives out tokens that open nothing of LiveKit’s own interface', async () => {
    const { participantToken, roomName } = connectionDetails.parse((await ask({})).json())
    const address = livekit.url.replace('ws', 'http')
    for (const [service, body] of [
      ['RoomService/ListRooms', {}],
      ['RoomService/ListParticipants', { room: roomName }],
      ['RoomService/DeleteRoom', { room: roomName }],
      ['RoomService/UpdateRoomMetadata', { room: roomName, metadata: 'x' }],
      ['AgentDispatchService/CreateDispatch', { room: roomName, agent_name: 'voice-assistant' }],
      ['Egress/StartRoomCompositeEgress', { room_name: roomName }],
    ] as const) {
      const answer = await fetch(`${address}/twirp/livekit.${service}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${participantToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect([service, answer.status]).toEqual([service, 401])
    }
  })

  it('ends a call and keeps what was said', async () => {
    const { callId = '', roomName } = connectionDetails.parse((await ask({})).json())
    expect((await ask({}, `/api/calls/${callId}/end`)).statusCode).toBe(204)
    expect((await ask({}, `/api/calls/${callId}/end`)).statusCode).toBe(204)
    expect(await rooms.listRooms([roomName])).toEqual([])
    expect((await server.store.calls.get(LOCAL_USER, callId)).endedAt).not.toBeNull()
  })

  it('counts open calls', async () => {
    const strict = await startTestServer(livekit, { CALLS_PER_USER: '2' })
    const start = async () =>
      await strict.app.inject({ method: 'POST', url: '/livekit-token', headers: LOCAL, payload: {} })
    expect((await start()).statusCode).toBe(200)
    const second = (await start()).json()
    const third = await start()
    expect(third.statusCode).toBe(429)
    expect(third.headers['retry-after']).toBeDefined()
    await strict.store.calls.end(second.callId)
    expect((await start()).statusCode).toBe(200)
    await strict.close()
  })

  it('lets a call that was left give way to a new one', async () => {
    const strict = await startTestServer(livekit, { CALLS_PER_USER: '1' })
    const ask = asker(strict.app)
    const { callId } = (await ask('POST', '/livekit-token', {})).json()
    expect((await ask('POST', '/livekit-token', {})).statusCode).toBe(429)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 })
    try {
      expect((await ask('POST', '/livekit-token', {})).statusCode).toBe(200)
    } finally {
      vi.useRealTimers()
    }
    expect((await strict.store.calls.get(LOCAL_USER, callId)).endedAt).not.toBeNull()
    await strict.close()
  })

  it('counts calls that are asked for at once', async () => {
    const strict = await startTestServer(livekit, { CALLS_PER_USER: '2' })
    const ask = asker(strict.app)
    const all = await Promise.all(
      Array.from({ length: 10 }, async () => await ask('POST', '/livekit-token', {})),
    )
    expect(all.filter(({ statusCode }) => statusCode === 200).length).toBeLessThanOrEqual(2)
    await strict.close()
  })
})
