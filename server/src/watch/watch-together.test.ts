import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConnectionDetails, connectionDetails } from '@kinetra/protocol/connection-details'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { dispose, Room } from '@livekit/rtc-node'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createMetrics } from '../metrics/metrics.ts'
import { asker } from '../testing/ask.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startScriptedWorker } from '../testing/scripted-worker.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { firstMemory } from './memory.ts'
import { PATIENCE } from './next-step.ts'
import { type CallWatcher, watchCalls } from './watch-calls.ts'

const SERVERS = 4
const COACH_MS = 1000
const noLiveKit = reasonToSkip()
const noMongo = noLiveKit ?? (await wireServerMissing())

/** A database of its own, which any number of servers open. */
interface Database {
  open(): Promise<Store>
  close(): Promise<void>
}

afterAll(dispose)
describeServers('one SQLite file', noLiveKit, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-watch-'))
  return {
    open: async () => await openStore({ databasePath: join(folder, 'kinetra.db') }),
    close: async () => rmSync(folder, { recursive: true }),
  }
})
describeServers('one MongoDB', noMongo, async () => {
  const mongo = await startWireServer(testConfig().cacheFolder)
  if ('reason' in mongo) throw new Error(mongo.reason)
  return {
    open: async () => await openStore({ mongodbUri: mongo.uri, databasePath: '' }),
    close: mongo.stop,
  }
})

function describeServers(what: string, skip: string | undefined, begin: () => Promise<Database>): void {
  describe.skipIf(skip)(`servers on ${what}${skip ? ` (skipped: ${skip})` : ''}`, { timeout: 60_000 }, () => {
    let livekit: LiveKitServer
    let database: Database
    let servers: TestServer[]
    beforeAll(async () => {
      livekit = await startLiveKitServer()
      database = await begin()
      const each = Array.from({ length: SERVERS }, async () =>
        startTestServer(livekit, {}, { store: await database.open() }),
      )
      servers = await Promise.all(each)
    }, 240_000)
    afterAll(async () => {
      for (const server of servers ?? []) await server.close()
      await database?.close()
      await livekit?.stop()
    })

    const first = () => servers[0] as TestServer
    const watch = ({ store, config, livekit: client }: TestServer): CallWatcher => {
      const logger = pino({ level: 'silent' })
      const patience = { ...PATIENCE, coachMs: COACH_MS }
      const watcher = watchCalls({
        store,
        config,
        livekit: client,
        logger,
        metrics: createMetrics(),
        patience,
      })
      onTestFinished(watcher.stop)
      return watcher
    }
    const start = async () => {
      const details = connectionDetails.parse((await asker(first().app)('POST', '/livekit-token', {})).json())
      onTestFinished(async () => await first().livekit.deleteRoom(details.roomName))
      return { ...details, callId: details.callId ?? '' }
    }
    const join = async (details: ConnectionDetails) => {
      const room = new Room()
      await room.connect(details.serverUrl, details.participantToken, {
        autoSubscribe: true,
        dynacast: false,
      })
      onTestFinished(async () => await room.disconnect())
    }
    const worker = (room: string, options: { open: boolean }) => {
      const scripted = startScriptedWorker(livekit, first().store, room, options)
      onTestFinished(scripted.stop)
      return scripted
    }

    it('send for a coach that does not come three times together, not three times each', async () => {
      const call = await start()
      const scripted = worker(call.roomName, { open: false })
      await join(call)
      await vi.waitFor(() => expect(scripted.dispatches()).toBeGreaterThan(0))
      const before = scripted.dispatches()
      for (const server of servers) watch(server)
      const startedMs = Date.now()
      await vi.waitFor(() => expect(scripted.dispatches()).toBe(before + 3))
      expect(Date.now() - startedMs).toBeGreaterThanOrEqual(2 * COACH_MS)
      await scripted.open()
      await vi.waitFor(() => expect(scripted.jobs).toHaveLength(1))
      expect(scripted.dispatches()).toBe(before + 4)
    })

    it('take over from one that decided to send for the coach and died before it did', async () => {
      const call = await start()
      const scripted = worker(call.roomName, { open: false })
      await join(call)
      await vi.waitFor(() => expect(scripted.dispatches()).toBeGreaterThan(0))
      const before = scripted.dispatches()
      const now = Date.now()
      const decided = { ...firstMemory(now), userSeen: true, userSinceMs: now, dispatches: 2, lost: true }
      expect(await first().store.calls.remember(call.callId, 0, JSON.stringify(decided))).toBe(true)
      for (const server of servers.slice(1)) watch(server)
      await vi.waitFor(() => expect(scripted.dispatches()).toBe(before + 1))
    })

    it('replace a killed coach once, also when the one that watched is gone', async () => {
      const [leaving, ...staying] = servers.map(watch)
      const call = await start()
      const scripted = worker(call.roomName, { open: true })
      await join(call)
      await vi.waitFor(async () => {
        const open = await first().store.calls.open()
        expect(open.find(({ id }) => id === call.callId)?.memory).toContain('"leaseSeen":true')
      })
      expect(staying).toHaveLength(SERVERS - 1)
      await leaving?.stop()
      const before = scripted.dispatches()
      scripted.jobs[0]?.die()
      await vi.waitFor(() => expect(scripted.jobs).toHaveLength(2))
      expect(scripted.dispatches()).toBe(before + 1)
    })
  })
}
