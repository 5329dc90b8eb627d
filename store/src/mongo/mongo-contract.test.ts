import { describe } from 'vitest'
import { describeStore } from '../contract/store-contract.ts'
import { testConfig } from '../testing/config.ts'
import { mongoBackend } from '../testing/mongo-backend.ts'
import { startWireServer } from '../testing/mongo-java-server.ts'
import { wireServerMissing } from '../testing/wire-server-here.ts'

const { cacheFolder, mongodbTestUri } = testConfig()
const missing = await wireServerMissing()

describe.skipIf(missing)(`over MongoDB's wire${missing ? `: ${missing}` : ''}`, () => {
  describeStore('mongo-java-server', async () => {
    const server = await startWireServer(cacheFolder)
    if ('reason' in server) throw new Error(server.reason)
    const backend = mongoBackend(server.uri)
    return {
      ...backend,
      async close() {
        await backend.close()
        await server.stop()
      },
    }
  })
})

if (mongodbTestUri) describeStore('the MongoDB of MONGODB_TEST_URI', async () => mongoBackend(mongodbTestUri))
