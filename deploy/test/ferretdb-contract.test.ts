import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { mongoBackend } from '@kinetra/store/testing/mongo-backend'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findProgram } from '../../stack/src/install/find-program.ts'
import { startFerretDb } from '../../stack/src/testing/ferretdb.ts'
import { describeAppend } from '../../store/src/contract/append-contract.ts'
import type { Backend } from '../../store/src/contract/backend.ts'
import { describeCalls } from '../../store/src/contract/calls-contract.ts'
import { describeDeletion } from '../../store/src/contract/deletion-contract.ts'
import { describeLeases } from '../../store/src/contract/leases-contract.ts'
import { describeNotes } from '../../store/src/contract/notes-contract.ts'
import { describePeople } from '../../store/src/contract/people-contract.ts'
import { describeSettings } from '../../store/src/contract/settings-contract.ts'
import { describeWorkouts } from '../../store/src/contract/workouts-contract.ts'

const missing = findProgram('go') ? undefined : 'FerretDB needs Go on the PATH to be built'

const NO_FRAMES = 'FerretDB keeps no arrays in arrays, and so takes no frames'
/** What FerretDB 1 cannot do, and the tests that need it: suites and tests by the beginning of their names. */
const NOT_THERE = {
  [NO_FRAMES]: [
    'appending frames',
    'deleting a workout deletes its frames',
    'deleting a workout leaves nothing behind of what is being stored',
    'deleting a workout ends an append',
    'settings choose the thresholds',
    'settings change the events',
    'settings change them while a recording goes on',
    'a person can have everything deleted',
    'the audit log makes deletions be repeated',
    'owners from before issuers counted',
  ],
  'FerretDB has no $$NOW and compares no times in a query': [
    'leases',
    'workers',
    'calls are open until',
    'calls keep the time zone',
    'calls are remembered by one watcher',
    'deleting a workout is finished by a sweep',
  ],
  'FerretDB compares nothing within a query or a projection': [
    'calls are shared out',
    'calls stand in one queue',
  ],
}
const reasonOf = (test: string): string | undefined =>
  Object.entries(NOT_THERE).find(([, names]) => names.some((name) => test.startsWith(name)))?.[0]

/** A second independent server of MongoDB's protocol: what both take, MongoDB does. */
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

  beforeEach(({ task, skip }) => {
    const isInSuite = task.suite && !task.suite.name.startsWith('over FerretDB')
    const reason = reasonOf(isInSuite ? `${task.suite?.name} ${task.name}` : task.name)
    if (reason) skip(reason)
  })

  const everything = [describeWorkouts, describeAppend, describeDeletion, describeNotes, describeCalls]
  for (const contract of [...everything, describeLeases, describeSettings, describePeople])
    contract(() => backend)
  // The contract's own preparation stores frames.
  it('reading measurements', ({ skip }) => skip(NO_FRAMES))

  it('refuses change streams, without which all else goes on', async () => {
    const store = await backend.open()
    const stop = store.watch(() => {
      throw new Error('There are none.')
    })
    const { id } = await store.workouts.create('runner', { name: 'Run', type: 'running' })
    expect((await store.workouts.rename('runner', id, 'Morning run')).name).toBe('Morning run')
    stop()
    await store.close()
  })
})
