import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inBatches, recording, storeRecording } from '../contract/recording.ts'
import { InvalidInputError, StoreUnavailableError } from '../errors.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { testConfig } from '../testing/config.ts'
import { killDatabase } from '../testing/killed-database.ts'
import { killWriters } from '../testing/killed-writer.ts'
import { startWireServer, type WireServer } from '../testing/mongo-java-server.ts'
import { ownTime } from '../testing/own-time.ts'
import { wireServerMissing } from '../testing/wire-server-here.ts'
import { databaseOf } from './connection.ts'

const missing = await wireServerMissing()

describe.skipIf(missing)(`MongoDB goes down${missing ? `: ${missing}` : ''}`, { timeout: 90_000 }, () => {
  let folder: string
  let server: WireServer
  const stores: Store[] = []
  const open = async () => {
    const store = await openStore({ mongodbUri: server.uri, databasePath: '' })
    stores.push(store)
    return store
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-outage-'))
    const started = await startWireServer(testConfig().cacheFolder, { dataFile: join(folder, 'data') })
    if ('reason' in started) throw new Error(started.reason)
    server = started
  }, 240_000)
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await server.stop()
    await rm(folder, { recursive: true })
  })

  async function expectUnavailable(work: () => Promise<unknown>): Promise<void> {
    const passed = ownTime()
    await expect(work()).rejects.toBeInstanceOf(StoreUnavailableError)
    // The driver gives up after less than 3 s.
    expect(passed()).toBeLessThan(6000)
  }

  it('keeps times by the clock of the database, whatever this machine says', async () => {
    const store = await open()
    await store.ping()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-01-01T00:00:00Z') })
    try {
      const { startedAt, createdAt } = await store.workouts.create('late', { name: 'Run', type: 'running' })
      expect(Math.abs(Date.parse(startedAt) - Date.parse(createdAt))).toBeLessThan(5000)
      expect(createdAt < '2031').toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('loses no acknowledged batch of a writer that is killed', async () => {
    const store = await open()
    const id = await storeRecording(store, 'killed', [])
    expect(await killWriters(store, { place: server.uri, owner: 'killed', id }, 3)).toBeGreaterThan(9)
  })

  it('loses no acknowledged batch, and counts none twice, when it is killed itself', async () => {
    const { acknowledged } = await killDatabase(server, await open(), 2)
    expect(acknowledged).toBeGreaterThan(10)
  })

  it('every call says so in seconds, and works again by itself', async () => {
    const store = await open()
    const batches = inBatches(recording(2))
    const [first, second, ...rest] = batches
    if (!first || !second) throw new Error('The recording is too short.')
    const id = await storeRecording(store, 'runner', [first])
    await server.stop()
    await expectUnavailable(() => store.ping())
    await expectUnavailable(() => store.workouts.appendFrames('runner', id, second))
    await expectUnavailable(() => store.workouts.summary('runner', id))
    await expectUnavailable(() => store.calls.claimLease('0'.repeat(32), 'job', 3000))
    await server.restart()
    await vi.waitFor(async () => await store.ping())
    for (const batch of [second, ...rest]) await store.workouts.appendFrames('runner', id, batch)
    expect((await store.workouts.summary('runner', id))?.frameCount).toBe(100)
  })

  it('a read whose connections broke is asked once more, unseen', async () => {
    const store = await open()
    const id = await storeRecording(store, 'reader', inBatches(recording(1)))
    await server.restart()
    expect((await store.workouts.get('reader', id)).frameCount).toBe(50)
  })

  it('a store whose first connection failed recovers as well', async () => {
    await server.stop()
    const store = await open()
    await expectUnavailable(() => store.ping())
    await server.restart()
    await store.ping()
    await store.workouts.list('anybody', {})
  })
})

describe('addresses', () => {
  it('name the database, or mean the original one', () => {
    expect(databaseOf('mongodb://localhost')).toBe('kinetra')
    expect(databaseOf('mongodb://localhost:27017/?retryWrites=true')).toBe('kinetra')
    expect(databaseOf('mongodb+srv://user:secret@cluster.example/fitness?w=1')).toBe('fitness')
  })

  it('that are wrong are told at the start', async () => {
    const name = randomBytes(3).toString('hex')
    const opening = openStore({ mongodbUri: `postgres://${name}`, databasePath: '' })
    await expect(opening).rejects.toBeInstanceOf(InvalidInputError)
  })
})
