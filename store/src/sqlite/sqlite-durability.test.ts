import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inBatches, recording, storeRecording } from '../contract/recording.ts'
import { StoreUnavailableError } from '../errors.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { killWriter, killWriters } from '../testing/killed-writer.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'

describe('SQLite under bad luck', () => {
  let folder: string
  let databasePath: string
  let store: Store
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-durability-'))
    databasePath = join(folder, 'kinetra.db')
    store = await openStore({ databasePath })
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('loses no acknowledged batch of a writer that is killed', { timeout: 60_000 }, async () => {
    const id = await storeRecording(store, 'runner', [])
    expect(await killWriters(store, { place: databasePath, owner: 'runner', id }, 5)).toBeGreaterThan(15)
    const file = new DatabaseSync(databasePath)
    expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    file.close()
  })

  it('keeps all that two processes append to one workout at once', { timeout: 60_000 }, async () => {
    const id = await storeRecording(store, 'pair', [])
    const lastOf = (first: number) =>
      killWriter({ place: databasePath, owner: 'pair', id, first, step: 2 }, 25)
    const [lastEven, lastOdd] = await Promise.all([lastOf(0), lastOf(1)])
    const acknowledged = lastEven / 2 + 1 + ((lastOdd - 1) / 2 + 1)
    const { frameCount } = await store.workouts.get('pair', id)
    expect(frameCount).toBeGreaterThanOrEqual(acknowledged * 25)
    // At most one batch of each process was stored without its acknowledgement being read.
    expect(frameCount).toBeLessThanOrEqual((acknowledged + 2) * 25)
    const window = { fromMs: 0, toMs: Number.POSITIVE_INFINITY, limit: 10_000 }
    expect(await store.workouts.frames('pair', id, window)).toHaveLength(frameCount)
    expect((await store.workouts.summary('pair', id))?.frameCount).toBe(frameCount)
  })

  it('waits for a writer without blocking, and gives up with a reason', { timeout: 15_000 }, async () => {
    const id = await storeRecording(store, 'patient', [])
    const blocker = new DatabaseSync(databasePath)
    blocker.exec('BEGIN IMMEDIATE')
    const renamed = store.workouts.rename('patient', id, 'After the wait')
    let turns = 0
    for (; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve))
    blocker.exec('COMMIT')
    expect((await renamed).name).toBe('After the wait')
    blocker.exec('BEGIN IMMEDIATE')
    const refused = store.workouts.rename('patient', id, 'Never')
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailableError)
    blocker.exec('ROLLBACK')
    blocker.close()
    expect((await store.workouts.get('patient', id)).name).toBe('After the wait')
  })

  it('says so where the file cannot be opened, or is no database', async () => {
    await expect(openStore({ databasePath: folder })).rejects.toBeInstanceOf(StoreUnavailableError)
    const closed = await openStore({ databasePath })
    await closed.close()
    await expect(closed.ping()).rejects.toBeInstanceOf(StoreUnavailableError)
  })

  it('gives charts of hours what they read, by a migration, for what an older program has stored', async () => {
    const databasePath = join(folder, 'charts.db')
    const chartOf = async (change: (file: DatabaseSync) => void) => {
      const file = new DatabaseSync(databasePath)
      change(file)
      file.close()
      const store = await openStore({ databasePath })
      const chart = await store.workouts.overview('runner', id, { bins: 4, foot: 'left' })
      await store.close()
      return chart
    }
    const store = await openStore({ databasePath })
    const id = await storeRecording(store, 'runner', inBatches(recording(104), 80))
    await store.close()
    const drawn = await chartOf(() => undefined)
    expect(await chartOf((file) => file.exec('DELETE FROM coarse_strips'))).not.toEqual(drawn)
    const before = MIGRATIONS.findIndex((migration) => migration.includes('CREATE TABLE coarse_strips'))
    const older = `DROP TABLE coarse_strips; DROP TABLE servers; DROP INDEX calls_waiting;
      ALTER TABLE calls DROP COLUMN lease_user; ALTER TABLE calls DROP COLUMN waiting_since_ms;
      PRAGMA user_version = ${before}`
    expect(await chartOf((file) => file.exec(older))).toEqual(drawn)
  })

  it('opens a new file from many processes at once', async () => {
    const path = join(folder, 'crowd.db')
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore({ databasePath: path })))
    await Promise.all(stores.map((each) => each.ping()))
    await Promise.all(stores.map((each) => each.close()))
  })
})

describe('migrations', () => {
  it('apply what is new, keep what is there, and undo one that fails', () => {
    const file = new DatabaseSync(':memory:')
    const first = 'CREATE TABLE one (a INTEGER); INSERT INTO one VALUES (1)'
    migrate(file, [first])
    expect(() => migrate(file, [first, 'CREATE TABLE two (b); SELECT nonsense'])).toThrow(/nonsense/)
    expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
    migrate(file, [first, 'ALTER TABLE one ADD COLUMN b INTEGER'])
    expect(file.prepare('SELECT a, b FROM one').all()).toEqual([{ a: 1, b: null }])
    expect(() => migrate(file, [first])).toThrow(/newer program/)
  })
})
