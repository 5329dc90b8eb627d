import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evenFrames } from '../../server/src/testing/frames.ts'
import { type DrillReport, drill } from '../drill.ts'

const missing = await wireServerMissing()
const START_MS = Date.parse('2026-05-04T07:00:00Z')
type Place = Parameters<typeof drill>[0]

/** Enough workouts for the copy to take as long as some batches do. */
async function fill(place: Place): Promise<void> {
  const store = await openStore(place)
  for (let number = 0; number < 10; number++) {
    const { id } = await store.workouts.create('runner', { name: `Run ${number}`, type: 'running' })
    for (let seq = 0; seq < 4; seq++)
      await store.workouts.appendFrames('runner', id, {
        seq,
        frames: evenFrames(START_MS + seq * 5000, 250, 40 + number),
      })
  }
  await store.close()
}

async function expectProof(place: Place): Promise<DrillReport> {
  await fill(place)
  const report = await drill(place)
  expect(report.wrong).toEqual([])
  expect(report.workouts).toBeGreaterThanOrEqual(10)
  expect(report.frames).toBeGreaterThanOrEqual(10_000)
  expect(report.meanwhile).toBeGreaterThan(100)
  const store = await openStore(place)
  expect((await store.workouts.list('kinetra-drill', {})).workouts).toEqual([])
  const log = await Array.fromAsync(store.audit.list({}))
  expect(log.map(({ action }) => action)).toContain('drill')
  await store.close()
  return report
}

describe('a drill', { timeout: 120_000 }, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kinetra-drill-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('proves that a SQLite file comes back as it was, though workouts are recorded meanwhile', async () => {
    await expectProof({ databasePath: join(folder, 'kinetra.db'), mongodbUri: undefined })
  })

  it.skipIf(missing)(`proves it of MongoDB${missing ? ` (skipped: ${missing})` : ''}`, async () => {
    const server = await startWireServer(testConfig().cacheFolder)
    if ('reason' in server) throw new Error(server.reason)
    const client = new MongoClient(server.uri)
    try {
      await expectProof({ databasePath: '', mongodbUri: server.uri })
      const { databases } = await client.db().admin().listDatabases()
      expect(databases.map(({ name }) => name)).not.toContain('kinetra-test_drill')
      await client.db().collection('pressure_buckets').deleteOne({ seq: 2 })
      const { wrong } = await drill({ databasePath: '', mongodbUri: server.uri })
      expect(wrong).toEqual([expect.stringContaining('frames is 1000 and its frames give 750')])
    } finally {
      await client.close()
      await server.stop()
    }
  })
})
