import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'
import type { Measured, Row, Samples } from './measured.ts'
import { startWorkout } from './store-figures.ts'

const SIZES = [10_000, 100_000, 1_000_000]

/**
 * Prints the store's figures on SQLite, and over MongoDB's wire against `MONGODB_TEST_URI` or mongo-java-server.
 * @param largest leaves out the sizes above it: 1,000,000 frames take some minutes.
 */
export async function benchStore(largest: number): Promise<Measured> {
  const sizes = SIZES.filter((size) => size <= largest)
  const sqlite = await benchSqlite(sizes)
  const mongo = await benchMongo(sizes)
  return { ...mongo, tables: [...sqlite, ...mongo.tables] }
}

async function benchSqlite(sizes: readonly number[]): Promise<Samples[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-bench-'))
  const databasePath = join(folder, 'kinetra.db')
  try {
    const store = await openStore({ databasePath })
    const workout = await startWorkout(store)
    const tables: Samples[] = []
    for (const size of sizes) {
      const rows = await workout.measure(size)
      const { size: bytes } = await stat(databasePath)
      const disk: Row = { name: 'disk, a frame', unit: 'bytes', values: [bytes / size] }
      tables.push({
        title: `Store on SQLite, one workout of ${size.toLocaleString('en')} frames`,
        rows: [...rows, disk],
      })
    }
    await store.close()
    return tables
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function benchMongo(sizes: readonly number[]): Promise<Measured> {
  const { cacheFolder, mongodbTestUri } = testConfig()
  const server = mongodbTestUri ? undefined : await startWireServer(cacheFolder, { heapMegabytes: 3000 })
  if (server && 'reason' in server)
    return { tables: [], remarks: [`Nothing is measured over MongoDB's wire: ${server.reason}.`] }
  const store = await openStore({ mongodbUri: mongodbTestUri ?? server?.uri, databasePath: '' })
  const name = mongodbTestUri ? 'MongoDB' : "MongoDB's wire (mongo-java-server, in memory)"
  try {
    const workout = await startWorkout(store)
    const tables: Samples[] = []
    for (const size of sizes)
      tables.push({
        title: `Store on ${name}, one workout of ${size.toLocaleString('en')} frames`,
        rows: await workout.measure(size),
      })
    return { tables }
  } finally {
    await store.close()
    await server?.stop()
  }
}
