import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { ownTime } from '@kinetra/store/testing/own-time'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asker } from '../testing/ask.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const missing = await wireServerMissing()

describe.skipIf(missing)(
  `MongoDB behind the server${missing ? `: ${missing}` : ''}`,
  { timeout: 60_000 },
  () => {
    let mongo: WireServer
    let server: TestServer
    beforeAll(async () => {
      const started = await startWireServer(testConfig().cacheFolder)
      if ('reason' in started) throw new Error(started.reason)
      mongo = started
      const store = await openStore({ mongodbUri: mongo.uri, databasePath: '' })
      server = await startTestServer(undefined, {}, { store })
    }, 240_000)
    afterAll(async () => {
      await server?.close()
      await mongo?.stop()
    })

    it('may be away: the server says so soon, stays up, and goes on by itself', async () => {
      const ask = asker(server.app)
      expect((await ask('GET', '/api/workouts')).statusCode).toBe(200)
      await mongo.stop()
      for (const url of ['/api/workouts', `/api/workouts/${'0'.repeat(24)}/summary`, '/api/calls']) {
        const passed = ownTime()
        const answer = await ask('GET', url)
        // The driver gives up after less than 3 s.
        expect(passed()).toBeLessThan(6000)
        expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'store_unavailable'])
        expect(answer.headers['retry-after']).toBe('5')
      }
      expect((await ask('GET', '/health')).json()).toMatchObject({ store: 'unreachable' })
      expect((await ask('GET', '/health/ready')).statusCode).toBe(503)
      expect((await ask('GET', '/health/live')).statusCode).toBe(200)
      expect((await ask('GET', '/api/config')).statusCode).toBe(200)
      await mongo.restart()
      await vi.waitFor(async () => expect((await ask('GET', '/api/workouts')).statusCode).toBe(200))
    })
  },
)
