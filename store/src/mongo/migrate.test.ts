import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inBatches, recording, storeRecording } from '../contract/recording.ts'
import { openStore } from '../open-store.ts'
import { testConfig } from '../testing/config.ts'
import { startWireServer, type WireServer } from '../testing/mongo-java-server.ts'
import { wireServerMissing } from '../testing/wire-server-here.ts'
import { claim } from './claims.ts'
import { collections } from './documents.ts'
import { migrateDatabase, schemaState } from './migrate.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'

const missing = await wireServerMissing()

describe.skipIf(missing)(`migrations of MongoDB${missing ? `: ${missing}` : ''}`, () => {
  let server: WireServer
  let client: MongoClient
  beforeAll(async () => {
    const started = await startWireServer(testConfig().cacheFolder)
    if ('reason' in started) throw new Error(started.reason)
    server = started
    client = new MongoClient(server.uri)
  }, 240_000)
  // A database of its own for each test.
  let number = 0
  beforeEach(() => {
    number += 1
  })
  const database = () => client.db(`kinetra-${number}`)
  const uri = () => server.uri.replace(/[^/]*$/, database().databaseName)
  afterAll(async () => {
    await client?.close()
    await server?.stop()
  })

  const counted = (isNeeded: boolean): Migration & { runs: number } => ({
    name: `needed ${isNeeded}`,
    isNeeded,
    runs: 0,
    async run() {
      this.runs += 1
    },
  })

  it('run once each, in order, by one of all that start at once', async () => {
    const list = [counted(true), counted(false), counted(false)]
    const done = await Promise.all([1, 2, 3, 4, 5].map(() => migrateDatabase(database(), list)))
    expect(list.map(({ runs }) => runs)).toEqual([1, 1, 1])
    expect(done.flat()).toEqual(list.map(({ name }) => name))
    expect(await schemaState(database(), list)).toBe('current')
    expect(await migrateDatabase(database(), list)).toEqual([])
    const more = [...list, counted(false)]
    expect(await schemaState(database(), more)).toBe('usable')
    expect(await schemaState(database(), [...list, counted(true)])).toBe('too old')
    expect(await migrateDatabase(database(), more)).toHaveLength(1)
  })

  it('go on where a process died, or failed, in the middle', async () => {
    const list = [counted(true), counted(true)]
    const [, second] = list
    if (!second) throw new Error('There are two.')
    const failing = { ...second, run: () => Promise.reject(new Error('disk full')) }
    await expect(migrateDatabase(database(), [...list.slice(0, 1), failing])).rejects.toThrow('disk full')
    await claim(collections(database()), 'migrate', 'who died', 300)
    expect(await migrateDatabase(database(), list)).toEqual([second.name])
  })

  it('are not tried at each connection', async () => {
    const open = async () => {
      const store = await openStore({ mongodbUri: uri(), databasePath: '' })
      await store.ping()
      await store.close()
    }
    await open()
    const { calls, schema } = collections(database())
    expect(await schema.findOne()).toEqual({ _id: 'schema', version: MIGRATIONS.length })
    await calls.dropIndex('workout_id_1')
    await open()
    expect((await calls.indexes()).map(({ name }) => name)).not.toContain('workout_id_1')
  })

  it('give charts of hours what they read, for what an older program has stored', async () => {
    const store = await openStore({ mongodbUri: uri(), databasePath: '' })
    const id = await storeRecording(store, 'runner', inBatches(recording(104), 80))
    const chart = async () => await store.workouts.overview('runner', id, { bins: 4, foot: 'left' })
    const drawn = await chart()
    const { pages, schema } = collections(database())
    await pages.updateMany({}, { $unset: { coarse: true } })
    expect(await chart()).not.toEqual(drawn)
    const version = MIGRATIONS.findIndex(({ name }) => name === 'coarse strips of chart pages')
    await schema.updateOne({}, { $set: { version } })
    expect((await migrateDatabase(database()))[0]).toBe('coarse strips of chart pages')
    expect(await chart()).toEqual(drawn)
    await store.close()
  })

  it('of a newer program keep an older one from going on', async () => {
    await collections(database()).schema.insertOne({ _id: 'schema', version: 1000 })
    const store = await openStore({ mongodbUri: uri(), databasePath: '' })
    await expect(store.ping()).rejects.toThrow('use the newer program')
    await expect(store.workouts.list('anybody', {})).rejects.toThrow('schema 1000')
    await store.close()
    await expect(migrateDatabase(database())).rejects.toThrow('use the newer program')
  })
})
