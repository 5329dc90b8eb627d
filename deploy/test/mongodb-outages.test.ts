import { setTimeout as wait } from 'node:timers/promises'
import { StoreUnavailableError } from '@kinetra/store/errors'
import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { ownTime } from '@kinetra/store/testing/own-time'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startToxiproxy, type Toxic, toxiproxyMissing } from '../../stack/src/testing/toxiproxy.ts'
import { inBatches, measurements, recording, storeRecording } from '../../store/src/contract/recording.ts'

const missing = toxiproxyMissing() ?? (await wireServerMissing())
/** The driver gives up after less than 3 s; the server it asks again is another process. */
const SOON_MS = 8000

describe.skipIf(missing)(
  `a bad network before MongoDB${missing ? `: ${missing}` : ''}`,
  { timeout: 90_000 },
  () => {
    let server: WireServer
    beforeAll(async () => {
      const started = await startWireServer(testConfig().cacheFolder)
      if ('reason' in started) throw new Error(started.reason)
      server = started
      // Built by the first, for all.
      const first = await behindProxy()
      await first.close()
    }, 240_000)
    afterAll(async () => await server?.stop())

    /** A store of its own whose network a test can make bad. */
    async function behindProxy() {
      const { host } = new URL(server.uri)
      const [control = 0, port = 0] = await freePorts(2)
      const start = async () => await startToxiproxy(testConfig().cacheFolder, host, [control, port])
      let proxy = await start()
      const store = await openStore({ mongodbUri: `mongodb://${proxy.host}/kinetra-test`, databasePath: '' })
      return {
        store,
        poison: async (toxic: Toxic) => await proxy.poison(toxic),
        // Where nothing listens, the system itself refuses.
        async refuse() {
          await proxy.stop()
          return async () => {
            proxy = await start()
          }
        },
        async close() {
          await store.close()
          await proxy.stop()
        },
      }
    }
    type Network = Awaited<ReturnType<typeof behindProxy>>

    const poison = (toxic: Toxic) => async (network: Network) => await network.poison(toxic)

    // They mostly wait, so they do it side by side.
    it.concurrent.each([
      { what: 'refuses connections', forMs: 1500, begin: (network: Network) => network.refuse() },
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
    ])(
      'that $what loses no batch, counts none twice, and lets nobody wait',
      async ({ forMs, begin, what }) => {
        const network = await behindProxy()
        const { store } = network
        const owner = `runner, ${what}`
        const batches = inBatches(recording(10))
        const expected = await measurements(store, owner, await storeRecording(store, owner, batches))
        const id = await storeRecording(store, owner, batches.slice(0, 5))
        let longestMs = 0
        let isOver = false
        const send = async () => {
          for (const [index, batch] of batches.entries()) {
            for (let isStored = false; !isStored; ) {
              const passed = ownTime()
              try {
                await store.workouts.appendFrames(owner, id, batch)
                isStored = true
              } catch (error) {
                expect(error).toBeInstanceOf(StoreUnavailableError)
                await wait(50)
              }
              longestMs = Math.max(longestMs, passed())
            }
            // The fault comes in the middle, and some batches are sent after it.
            while (!isOver && index === batches.length - 3) await wait(20)
          }
        }
        const sending = send()
        const end = await begin(network)
        await wait(forMs)
        await end()
        isOver = true
        await sending
        expect(longestMs).toBeLessThan(SOON_MS)
        expect(await measurements(store, owner, id)).toEqual(expected)
        await network.close()
      },
    )
  },
)
