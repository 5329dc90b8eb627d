import { type ConnectionDetails, connectionDetails } from '@kinetra/protocol/connection-details'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { dispose, Room } from '@livekit/rtc-node'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { endCall } from '../calls/end-call.ts'
import { connectLiveKit } from '../livekit/livekit.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { asker } from '../testing/ask.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startScriptedWorker } from '../testing/scripted-worker.ts'
import { NO_LIVEKIT, startTestServer, type TestServer } from '../testing/test-server.ts'
import { PATIENCE } from './next-step.ts'
import { type CallWatcher, watchCalls } from './watch-calls.ts'

const skip = reasonToSkip()

describe.skipIf(skip)(`watching calls${skip ? ` (skipped: ${skip})` : ''}`, { timeout: 60_000 }, () => {
  let livekit: LiveKitServer
  let server: TestServer
  const cleanups: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    livekit = await startLiveKitServer()
    server = await startTestServer(livekit)
  })
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  afterAll(async () => {
    await server?.close()
    await livekit?.stop()
    await dispose()
  })

  const watch = (patience = PATIENCE): CallWatcher => {
    const { store, config, livekit: client } = server
    const logger = pino({ level: 'silent' })
    const watcher = watchCalls({ store, config, livekit: client, logger, metrics: createMetrics(), patience })
    cleanups.push(watcher.stop)
    return watcher
  }
  const start = async (): Promise<ConnectionDetails & { callId: string }> => {
    const details = connectionDetails.parse((await asker(server.app)('POST', '/livekit-token', {})).json())
    return { ...details, callId: details.callId ?? '' }
  }
  const join = async (details: ConnectionDetails): Promise<Room> => {
    const room = new Room()
    await room.connect(details.serverUrl, details.participantToken, { autoSubscribe: true, dynacast: false })
    cleanups.push(async () => await room.disconnect())
    return room
  }
  const worker = (room: string, options: { open: boolean }) => {
    const scripted = startScriptedWorker(livekit, server.store, room, options)
    cleanups.push(scripted.stop)
    return scripted
  }
  const ended = async (id: string) => (await server.store.calls.get(LOCAL_USER, id)).endedAt !== null

  it('leaves a call alone whose coach comes in time', async () => {
    watch({ ...PATIENCE, coachMs: 1000 })
    const call = await start()
    const scripted = worker(call.roomName, { open: true })
    await join(call)
    await vi.waitFor(() => expect(scripted.jobs).toHaveLength(1))
    const joinedMs = Date.now()
    await vi.waitFor(async () => {
      const lease = await server.store.calls.lease(call.callId)
      expect(Date.parse(lease?.expiresAt ?? '') - joinedMs).toBeGreaterThan(5000)
    })
    expect(scripted.dispatches()).toBeLessThanOrEqual(2)
    expect(scripted.jobs).toHaveLength(1)
  })

  it('sends for the coach again where no worker was there, and brings one when a worker comes', async () => {
    watch()
    const call = await start()
    const scripted = worker(call.roomName, { open: false })
    await vi.waitFor(() => expect(scripted.dispatches()).toBeGreaterThan(0))
    await join(call)
    const before = scripted.dispatches()
    await vi.waitFor(() => expect(scripted.dispatches()).toBe(before + 1))
    await scripted.open()
    await vi.waitFor(() => expect(scripted.jobs).toHaveLength(1))
  })

  it('replaces a coach that was killed, though two servers watch, by one and not by two', async () => {
    watch()
    watch()
    const call = await start()
    const scripted = worker(call.roomName, { open: true })
    const room = await join(call)
    await vi.waitFor(() => expect(room.remoteParticipants.size).toBe(1))
    await vi.waitFor(async () => expect(await server.store.calls.lease(call.callId)).not.toBeNull())
    const [dead] = scripted.jobs
    dead?.die()
    await vi.waitFor(() => expect(scripted.jobs).toHaveLength(2))
    await vi.waitFor(() => {
      const agents = [...room.remoteParticipants.values()].map(({ identity }) => identity)
      expect(agents).toEqual([`agent-${scripted.jobs[1]?.holder}`])
    })
  })

  it('ends a call and closes its room when the user is gone for good', async () => {
    watch({ ...PATIENCE, returnMs: 1500, arrivalMs: 1500, closingMs: 500 })
    const call = await start()
    worker(call.roomName, { open: true })
    const room = await join(call)
    await vi.waitFor(() => expect(room.remoteParticipants.size).toBe(1))
    await room.disconnect()
    await vi.waitFor(async () => expect(await ended(call.callId)).toBe(true))
    await vi.waitFor(async () => expect(await server.livekit.members(call.roomName)).toBeNull())
  })

  it('ends a call whose user never comes', async () => {
    watch({ ...PATIENCE, arrivalMs: 800 })
    const call = await start()
    await vi.waitFor(async () => expect(await ended(call.callId)).toBe(true))
    expect(await server.livekit.members(call.roomName)).toBeNull()
  })

  it('closes the room of a call that ended while LiveKit did not answer', async () => {
    const call = await start()
    const found = await server.store.calls.get(LOCAL_USER, call.callId)
    await endCall(found, server.store, connectLiveKit(NO_LIVEKIT))
    expect(await ended(call.callId)).toBe(true)
    expect(await server.livekit.members(call.roomName)).not.toBeNull()
    watch()
    await vi.waitFor(async () => expect(await server.livekit.members(call.roomName)).toBeNull())
    await vi.waitFor(async () => expect(await server.store.calls.roomsToClose()).toEqual([]))
  })

  it('ends a call whose room is gone', async () => {
    watch({ ...PATIENCE, roomMs: 500 })
    const call = await start()
    await server.livekit.deleteRoom(call.roomName)
    await vi.waitFor(async () => expect(await ended(call.callId)).toBe(true))
  })

  it('tells a second tab that the call is elsewhere, and lets it take the call over', async () => {
    const call = await start()
    const first = await join(call)
    const ask = asker(server.app)
    const url = `/api/calls/${call.callId}/connection-details`
    const elsewhere = await ask('POST', url, {})
    expect(elsewhere.statusCode).toBe(409)
    expect(elsewhere.json().error.code).toBe('call_elsewhere')
    const taken = await ask('POST', url, { takeOver: true })
    const second = await join(connectionDetails.parse(taken.json()))
    await vi.waitFor(() => expect(first.isConnected).toBe(false))
    expect(second.isConnected).toBe(true)
  })

  it('lets nobody else into a call, and nobody back into one that is deleted', async () => {
    const call = await start()
    const room = await join(call)
    const { AccessToken } = await import('livekit-server-sdk')
    const stranger = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity: 'stranger' })
    stranger.addGrant({ room: call.roomName, roomJoin: true })
    const token = await stranger.toJwt()
    await expect(join({ ...call, participantToken: token })).rejects.toThrow()
    await asker(server.app)('DELETE', `/api/calls/${call.callId}`)
    await vi.waitFor(() => expect(room.isConnected).toBe(false))
    await expect(join(call)).rejects.toThrow()
  })
})
