import { setTimeout as wait } from 'node:timers/promises'
import { StoreUnavailableError } from '@kinetra/store/errors'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { testConfig } from '@kinetra/store/testing/config'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  startToxiproxy,
  type Toxic,
  type Toxiproxy,
  toxiproxyMissing,
} from '../../stack/src/testing/toxiproxy.ts'
import { inBatches, measurements, recording, storeRecording } from '../../store/src/contract/recording.ts'

const missing = toxiproxyMissing() ?? (await wireServerMissing())
/** The driver gives up after less than 3 s; a busy machine may need as much again. */
const SOON_MS = 8000
const OWNER = 'runner'

describe.skipIf(missing)(
  `a bad network before MongoDB${missing ? `: ${missing}` : ''}`,
  { timeout: 90_000 },
  () => {
    let server: WireServer
    let proxy: Toxiproxy
    let startProxy: () => Promise<Toxiproxy>
    let store: Store
    beforeAll(async () => {
      const { cacheFolder } = testConfig()
      const started = await startWireServer(cacheFolder)
      if ('reason' in started) throw new Error(started.reason)
      server = started
      const { host } = new URL(server.uri)
      const [control = 0, port = 0] = await freePorts(2)
      startProxy = async () => await startToxiproxy(cacheFolder, host, [control, port])
      proxy = await startProxy()
      store = await openStore({ mongodbUri: `mongodb://${proxy.host}/kinetra-test`, databasePath: '' })
    }, 240_000)
    afterAll(async () => {
      await store?.close()
      await proxy?.stop()
      await server?.stop()
    })

    const poison = (toxic: Toxic) => async () => await proxy.poison(toxic)
    // Where nothing listens, the system itself refuses.
    const refuse = async () => {
      await proxy.stop()
      return async () => {
        proxy = await startProxy()
      }
    }

    it.each([
      { what: 'refuses connections', forMs: 1500, begin: refuse },
      {
        what: 'resets connections',
        forMs: 1500,
        begin: poison({ type: 'reset_peer', attributes: { timeout: 0 } }),
      },
      {
        what: 'is slow',
        forMs: 2000,
        begin: poison({ type: 'latency', attributes: { latency: 300, jitter: 200 } }),
      },
      {
        what: 'is cut in the middle of an answer',
        forMs: 1500,
        begin: poison({ type: 'limit_data', attributes: { bytes: 700 } }),
      },
      {
        what: 'is cut in the middle of a batch',
        forMs: 1500,
        begin: poison({ type: 'limit_data', stream: 'upstream', attributes: { bytes: 3000 } }),
      },
      {
        what: 'says nothing for 12 s, as in an election',
        forMs: 12_000,
        begin: poison({ type: 'timeout', attributes: { timeout: 0 } }),
      },
    ])('that $what loses no batch, counts none twice, and lets nobody wait', async ({ forMs, begin }) => {
      const batches = inBatches(recording(10))
      const expected = await measurements(store, OWNER, await storeRecording(store, OWNER, batches))
      const id = await storeRecording(store, OWNER, batches.slice(0, 5))
      let longestMs = 0
      let isOver = false
      const send = async () => {
        for (const [index, batch] of batches.entries()) {
          for (let isStored = false; !isStored; ) {
            const from = performance.now()
            try {
              await store.workouts.appendFrames(OWNER, id, batch)
              isStored = true
            } catch (error) {
              expect(error).toBeInstanceOf(StoreUnavailableError)
              await wait(50)
            }
            longestMs = Math.max(longestMs, performance.now() - from)
          }
          // The fault comes in the middle, and some batches are sent after it.
          while (!isOver && index === batches.length - 3) await wait(20)
        }
      }
      const sending = send()
      const end = await begin()
      await wait(forMs)
      await end()
      isOver = true
      await sending
      expect(longestMs).toBeLessThan(SOON_MS)
      expect(await measurements(store, OWNER, id)).toEqual(expected)
    })
  },
)
