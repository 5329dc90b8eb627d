import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killServer } from '@kinetra/server/testing/killed-server'
import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { killDatabase } from '@kinetra/store/testing/killed-database'
import { killWriters } from '@kinetra/store/testing/killed-writer'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'

/**
 * Kills the server over HTTP, a writer over MongoDB's wire, and the database itself, in the middle of appends; prints what came of the
 * batches, and ends with 1 where one was lost or counted twice.
 */
export async function benchKills(kills: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-kills-'))
  try {
    const { acknowledged, sentAgain, wrong, counted } = await killServer(kills, join(folder, 'kinetra.db'))
    const isRight = wrong.length === 0 && new Set(Object.values(counted)).size === 1
    if (!isRight) process.exitCode = 1
    process.stdout.write(
      `Server on SQLite, ${kills} kills: ${acknowledged} batches acknowledged, ${sentAgain} sent again, ` +
        `${wrong.length} lost or stored twice; frames: ${JSON.stringify(counted)}.\n`,
    )
    await killOverWire(kills)
    await killWire(kills, join(folder, 'wire'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function killOverWire(kills: number): Promise<void> {
  const { cacheFolder, mongodbTestUri } = testConfig()
  const server = mongodbTestUri ? undefined : await startWireServer(cacheFolder)
  const place = mongodbTestUri ?? (server && 'uri' in server ? server.uri : undefined)
  if (place === undefined) {
    process.stdout.write(
      'No writer is killed over MongoDB’s wire: neither MONGODB_TEST_URI nor Java is there.\n',
    )
    return
  }
  const store = await openStore({ mongodbUri: place, databasePath: '' })
  try {
    const owner = 'kinetra-bench'
    const { id } = await store.workouts.create(owner, { name: 'Kills', type: 'running' })
    const batches = await killWriters(store, { place, owner, id }, kills)
    await store.workouts.delete(owner, id)
    process.stdout.write(
      `Writer over MongoDB’s wire, ${kills} kills: ${batches} batches stored, none acknowledged lost, none counted twice.\n`,
    )
  } finally {
    await store.close()
    if (server && 'stop' in server) await server.stop()
  }
}

/** Only one that this program starts. */
async function killWire(kills: number, dataFile: string): Promise<void> {
  const server = await startWireServer(testConfig().cacheFolder, { dataFile })
  if ('reason' in server) {
    process.stdout.write(`No database is killed: ${server.reason}.\n`)
    return
  }
  const store = await openStore({ mongodbUri: server.uri, databasePath: '' })
  try {
    const { acknowledged, sentAgain } = await killDatabase(server, store, kills)
    process.stdout.write(
      `Database over MongoDB’s wire, ${kills} kills: ${acknowledged} batches acknowledged, ${sentAgain} sent again, ` +
        'none lost, none counted twice.\n',
    )
  } finally {
    await store.close()
    await server.stop()
  }
}
