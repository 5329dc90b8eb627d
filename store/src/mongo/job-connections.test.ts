import { MongoClient } from 'mongodb'
import { expect, it, onTestFinished } from 'vitest'
import { newCallId } from '../contract/backend.ts'
import { openStore } from '../open-store.ts'
import { testConfig } from '../testing/config.ts'
import { startWireServer } from '../testing/mongo-java-server.ts'
import { wireServerMissing } from '../testing/wire-server-here.ts'

const skip = await wireServerMissing()

it.skipIf(skip)('a job process has few connections, and prepares nothing', { timeout: 60_000 }, async () => {
  const server = await startWireServer(testConfig().cacheFolder)
  if ('reason' in server) throw new Error(server.reason)
  onTestFinished(server.stop)
  const watcher = new MongoClient(server.uri)
  onTestFinished(async () => await watcher.close())
  const open = async () =>
    (await watcher.db().admin().command({ serverStatus: 1 })).connections.current as number
  const names = async () => (await watcher.db().listCollections().toArray()).map(({ name }) => name)
  const before = await open()
  const store = await openStore({ mongodbUri: server.uri, databasePath: '', isJob: true })
  onTestFinished(store.close)
  await Promise.all(Array.from({ length: 40 }, async () => await store.calls.turns(newCallId())))
  expect((await open()) - before).toBeLessThanOrEqual(3)
  expect(await names()).toEqual([])
})
