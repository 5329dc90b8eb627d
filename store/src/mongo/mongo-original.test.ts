import { LOCAL_USER } from '@kinetra/protocol/ids'
import { Double, Long, MongoClient, ObjectId } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newPerson } from '../contract/backend.ts'
import { inBatches, measurements, recording, storeRecording } from '../contract/recording.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { testConfig } from '../testing/config.ts'
import { startWireServer, type WireServer } from '../testing/mongo-java-server.ts'
import { wireServerMissing } from '../testing/wire-server-here.ts'

const missing = await wireServerMissing()

describe.skipIf(missing)(`documents of the original app${missing ? `: ${missing}` : ''}`, () => {
  let server: WireServer
  let client: MongoClient
  let store: Store
  const frames = recording(10)
  const original = (more: object = {}) => ({
    _id: new ObjectId(),
    name: 'New Workout Session',
    type: 'Running',
    status: 'completed',
    created_at: new Date('2026-01-18T10:09:20Z'),
    pressure_frames: frames.map(({ timestamp, pressureMatrix }) => ({
      pressure_matrix: pressureMatrix.map((row) => row.map((value) => new Double(value))),
      calculated_stats: { Toe1: { mean: 1 } },
      timestamp,
    })),
    events: [{ type: 'region_force_high', region: 'Toe1' }],
    ...more,
  })
  beforeAll(async () => {
    const started = await startWireServer(testConfig().cacheFolder)
    if ('reason' in started) throw new Error(started.reason)
    server = started
    client = new MongoClient(server.uri)
    store = await openStore({ mongodbUri: server.uri, databasePath: '' })
  }, 240_000)
  afterAll(async () => {
    await store.close()
    await client.close()
    await server.stop()
  })
  const insert = async (...documents: object[]) =>
    await client.db().collection('workouts').insertMany(documents)

  /** A list waits for a moment only; the adoption goes on beside it. */
  const adopted = async (document: { _id: ObjectId }, viewer: string = LOCAL_USER) =>
    await vi.waitFor(async () => {
      const { workouts } = await store.workouts.list(viewer, {})
      const found = workouts.find(({ id }) => id === document._id.toHexString())
      if (!found) throw new Error('not adopted yet')
      return found
    })

  it('are read like any other, with the same numbers', async () => {
    const before = original()
    await insert(before)
    expect(await adopted(before)).toMatchObject({
      id: before._id.toHexString(),
      ownerId: LOCAL_USER,
      type: 'running',
      status: 'completed',
      frameCount: frames.length,
    })
    const id = await storeRecording(store, 'comparison', inBatches(frames))
    const expected = await measurements(store, 'comparison', id)
    expect(await measurements(store, LOCAL_USER, before._id.toHexString())).toEqual(expected)
    const document = await client.db().collection('workouts').findOne({ _id: before._id })
    expect(document?.pressure_frames).toHaveLength(frames.length)
    expect(document?.events).toHaveLength(1)
  })

  it('belong to their owner where they name one, and else to nobody but the local user', async () => {
    const owner = newPerson()
    const owned = original({ owner_id: owner })
    const free = original()
    await insert(owned, free)
    const ids = async (viewer: string) => (await store.workouts.list(viewer, {})).workouts.map(({ id }) => id)
    await adopted(owned, owner)
    await adopted(free)
    expect(await ids(owner)).toEqual([owned._id.toHexString()])
    expect(await ids(LOCAL_USER)).not.toContain(owned._id.toHexString())
    expect(await ids(newPerson())).toEqual([])
  })

  it('with something off in them keep their good frames, and say what was left out', async () => {
    const [whole] = original().pressure_frames
    const createdMs = Date.parse('2026-01-18T10:09:20Z')
    const off = {
      time: original({ created_at: Long.fromNumber(createdMs) }),
      name: original({ name: 12 }),
      frame: original({
        pressure_frames: [{ pressure_matrix: whole?.pressure_matrix }, ...original().pressure_frames],
      }),
    }
    await insert(...Object.values(off))
    for (const [what, document] of Object.entries(off)) {
      const read = await adopted(document)
      expect(read, what).toMatchObject({ frameCount: frames.length, type: 'running', status: 'completed' })
      expect(await store.workouts.summary(LOCAL_USER, read.id)).toMatchObject({ frameCount: frames.length })
      if (what === 'frame')
        expect(read.remarks.join()).toMatch(/1 frame was left out: without a time.*frame 0/)
    }
  })

  it('that cannot be read say so instead of being in the way', async () => {
    const broken = original({ pressure_frames: [{ pressure_matrix: [['x']], timestamp: 1 }] })
    await insert(broken)
    const { remarks } = await adopted(broken)
    expect(remarks.join()).toMatch(/left out.*frame 0/)
  })

  it('can be renamed and deleted', async () => {
    const before = original()
    await insert(before)
    const { id } = await adopted(before)
    expect((await store.workouts.rename(LOCAL_USER, id, 'First run')).name).toBe('First run')
    await store.workouts.delete(LOCAL_USER, id)
    expect(await client.db().collection('workouts').findOne({ _id: before._id })).toBeNull()
    expect(await client.db().collection('pressure_buckets').countDocuments({ workout_id: before._id })).toBe(
      0,
    )
  })
})
