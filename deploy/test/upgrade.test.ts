import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { openStore } from '@kinetra/store/open-store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupDatabase } from '../backup.ts'
import { restoreDatabase } from '../restore.ts'

// Written by the first version of the store that kept anything: one workout, a call with a turn, and a note.
const WRITTEN_BY_VERSION_1 = join(import.meta.dirname, 'fixtures/schema-1.db.gz')
const OWNER = 'somebody'
const WORKOUT = '6b07323f0be7d409b814af64'
const CALL = 'c0ffee00c0ffee00c0ffee00c0ffee00'

let folder: string
let database: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-upgrade-'))
  database = join(folder, 'kinetra.db')
  writeFileSync(database, gunzipSync(readFileSync(WRITTEN_BY_VERSION_1)))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function schemaOf(path: string): number {
  const file = new DatabaseSync(path, { readOnly: true })
  const { user_version: version } = file.prepare('PRAGMA user_version').get() ?? {}
  file.close()
  return Number(version)
}

describe('a database of the first version', () => {
  it('is brought up to date when it is opened, and keeps all it holds', async () => {
    expect(schemaOf(database)).toBe(1)
    const store = await openStore({ databasePath: database })
    expect(await store.workouts.get(OWNER, WORKOUT)).toMatchObject({
      name: 'Before the upgrade',
      frameCount: 100,
    })
    const summary = await store.workouts.summary(OWNER, WORKOUT)
    expect(summary?.feet[0]?.regions.find(({ region }) => region === 'Toe1')).toMatchObject({
      peak: 95,
      peakAtMs: 200,
    })
    expect(await store.workouts.frames(OWNER, WORKOUT, { fromMs: 0, toMs: 2000, limit: 200 })).toHaveLength(
      100,
    )
    expect(await store.calls.turns(CALL)).toMatchObject([{ who: 'user', text: 'How was it?' }])
    expect(await store.workouts.notes(OWNER, WORKOUT)).toMatchObject([{ text: 'New shoes' }])
    // It is used as before.
    const made = await store.workouts.create(OWNER, { name: 'After the upgrade', type: 'running' })
    expect((await store.workouts.list(OWNER, {})).workouts.map(({ id }) => id)).toEqual(
      expect.arrayContaining([WORKOUT, made.id]),
    )
    await store.close()
    expect(schemaOf(database)).toBeGreaterThan(1)
  })

  it('comes back from a backup that was made before the upgrade, as docs/operations.md tells', async () => {
    const copy = await backupDatabase(database, join(folder, 'backups'))
    await (await openStore({ databasePath: database })).close()
    await restoreDatabase(copy, database)
    expect(schemaOf(database)).toBe(1)
  })

  it('is brought up to date by npm run migrate, which the audit log tells', async () => {
    const command = join(import.meta.dirname, '../../store/src/migrate.ts')
    const env = { ...process.env, KINETRA_DB: database, MONGODB_URI: '' }
    execFileSync(process.execPath, [command], { env })
    const store = await openStore({ databasePath: database })
    const log = await Array.fromAsync(store.audit.list({}))
    await store.close()
    expect(log).toMatchObject([{ who: expect.stringMatching(/^operator:/), action: 'migrate' }])
  })

  it('is opened by server, worker and jobs at once', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ databasePath: database })))
    for (const store of stores)
      expect(await store.workouts.get(OWNER, WORKOUT)).toMatchObject({ frameCount: 100 })
    await Promise.all(stores.map((store) => store.close()))
  })
})

it('a database of a newer version is refused, and left as it is', async () => {
  const file = new DatabaseSync(database)
  file.exec('PRAGMA user_version = 1000')
  file.close()
  await expect(openStore({ databasePath: database })).rejects.toThrow('use the newer program')
  expect(schemaOf(database)).toBe(1000)
})
