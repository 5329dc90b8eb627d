import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { mongoBackend } from '@kinetra/store/testing/mongo-backend'
import { afterAll, beforeAll, describe } from 'vitest'
import { findProgram } from '../../stack/src/install/find-program.ts'
import { startFerretDb } from '../../stack/src/testing/ferretdb.ts'
import type { Backend } from '../../store/src/contract/backend.ts'
import { describeNotes } from '../../store/src/contract/notes-contract.ts'
import { describeWorkouts } from '../../store/src/contract/workouts-contract.ts'

const missing = findProgram('go') ? undefined : 'FerretDB needs Go on the PATH to be built'

/**
 * A second independent server of MongoDB's protocol: what both take, MongoDB does. It keeps no arrays in arrays, so it
 * takes no frames, and has no `$expr` and no `$$NOW`, by which leases, workers and the watch over calls are timed.
 */
describe.skipIf(missing)(`over FerretDB${missing ? `: ${missing}` : ''}`, { timeout: 120_000 }, () => {
  let backend: Backend
  let stop: () => Promise<void>
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinetra-ferretdb-'))
    const user = { user: 'kinetra', password: 'of-this-test', database: 'kinetra' }
    const server = await startFerretDb(testConfig().cacheFolder, folder, user)
    if ('reason' in server) throw new Error(server.reason)
    const login = `${user.user}:${user.password}@`
    backend = mongoBackend(`mongodb://${login}${server.host}/kinetra?authSource=${user.database}`)
    stop = async () => {
      await backend.close()
      await server.stop()
      rmSync(folder, { recursive: true })
    }
  }, 240_000)
  afterAll(async () => await stop?.())

  describeWorkouts(() => backend)
  describeNotes(() => backend)
})
