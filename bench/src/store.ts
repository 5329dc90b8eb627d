import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'
import { startWorkout } from './store-figures.ts'
import { printTable, type Row } from './table.ts'

const SIZES = [10_000, 100_000, 1_000_000]

/**
 * Prints the store's figures on SQLite, and over MongoDB's wire against `MONGODB_TEST_URI` or mongo-java-server.
 * @param largest leaves out the sizes above it: 1,000,000 frames take some minutes.
 */
export async function benchStore(largest = 100_000, engine?: 'sqlite' | 'mongodb'): Promise<void> {
  const sizes = SIZES.filter((size) => size <= largest)
  if (engine !== 'mongodb') await benchSqlite(sizes)
  if (engine !== 'sqlite') await benchMongo(sizes)
}

async function benchSqlite(sizes: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-bench-'))
  const databasePath = join(folder, 'kinetra.db')
  try {
    const store = await openStore({ databasePath })
    const workout = await startWorkout(store)
    for (const size of sizes) {
      const rows = await workout.measure(size)
      const { size: bytes } = await stat(databasePath)
      const disk: Row = { name: 'disk, a frame', unit: 'bytes', values: [bytes / size] }
      printTable(`Store on SQLite, one workout of ${size.toLocaleString('en')} frames`, [...rows, disk])
    }
    await store.close()
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function benchMongo(sizes: readonly number[]): Promise<void> {
  const { cacheFolder, mongodbTestUri } = testConfig()
  const server = mongodbTestUri ? undefined : await startWireServer(cacheFolder, { heapMegabytes: 3000 })
  if (server && 'reason' in server) {
    process.stdout.write(`\nNothing is measured over MongoDB's wire: ${server.reason}.\n`)
    return
  }
  const store = await openStore({ mongodbUri: mongodbTestUri ?? server?.uri, databasePath: '' })
  const name = mongodbTestUri ? 'MongoDB' : "MongoDB's wire (mongo-java-server, in memory)"
  try {
    const workout = await startWorkout(store)
    for (const size of sizes)
      printTable(
        `Store on ${name}, one workout of ${size.toLocaleString('en')} frames`,
        await workout.measure(size),
      )
  } finally {
    await store.close()
    await server?.stop()
  }
}

if (import.meta.main) {
  const [largest, engine] = process.argv.slice(2)
  await benchStore(
    largest ? Number(largest) : undefined,
    engine === 'sqlite' || engine === 'mongodb' ? engine : undefined,
  )
}
