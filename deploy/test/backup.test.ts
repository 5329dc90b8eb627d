import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditEntryOf } from '@kinetra/store/audit-entry'
import { openStore } from '@kinetra/store/open-store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPrintedLog } from '../../store/src/printed-log.ts'
import { backupDatabase, backupStore } from '../backup.ts'
import { restoreDatabase } from '../restore.ts'

let folder: string
let database: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-backup-'))
  database = join(folder, 'kinetra.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const owner = 'owner-of-this-test'
const workout = (name: string) => ({ name, type: 'running' }) as const
async function withStore<T>(use: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ databasePath: database })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
const names = () =>
  withStore(async (store) => {
    const { workouts } = await store.workouts.list(owner, {})
    return workouts.map(({ name }) => name)
  })

describe('a backup', () => {
  it('holds what was there when it was made, and comes back', async () => {
    const copy = await withStore(async (store) => {
      await store.workouts.create(owner, workout('before'))
      // Server and worker go on meanwhile.
      const made = await backupDatabase(database, join(folder, 'backups'))
      await store.workouts.create(owner, workout('after'))
      return made
    })
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
    expect((await names()).sort()).toEqual(['after', 'before'])
    const { kept } = await restoreDatabase(copy, database)
    expect(await names()).toEqual(['before'])
    await restoreDatabase(kept ?? '', database)
    expect((await names()).sort()).toEqual(['after', 'before'])
  })

  it('comes back on a machine that has nothing yet', async () => {
    await withStore((store) => store.workouts.create(owner, workout('only')))
    const copy = await backupDatabase(database, join(folder, 'backups'))
    rmSync(database)
    expect(await restoreDatabase(copy, database)).toEqual({ kept: undefined, repeated: undefined })
    expect(await names()).toEqual(['only'])
  })
})

it('a restore deletes again what was deleted since, and the log tells of both', async () => {
  const place = { databasePath: database, mongodbUri: undefined }
  const copy = await withStore(async (store) => {
    const { id } = await store.workouts.create(owner, workout('forgotten'))
    await store.workouts.create(owner, workout('kept'))
    const made = await backupStore(place, join(folder, 'backups'))
    await store.workouts.delete(owner, id)
    await store.audit.append(auditEntryOf(owner, 'delete', 'workout', { subjectId: id, ownerId: owner }))
    return made
  })
  expect(await restoreDatabase(copy, database)).toMatchObject({ repeated: 1 })
  expect(await names()).toEqual(['kept'])
  const log = await withStore(async (store) => await Array.fromAsync(store.audit.list({})))
  expect(log.map(({ action, what }) => `${action} ${what}`)).toEqual([
    'backup database',
    'delete workout',
    'restore database',
  ])
  expect(log[0]?.who).toMatch(/^operator:/)
})

it('a damaged database is replaced, and its deletions are repeated from a log that was printed before', async () => {
  const { id } = await withStore((store) => store.workouts.create(owner, workout('mine')))
  const copy = await backupDatabase(database, join(folder, 'backups'))
  writeFileSync(database, Buffer.alloc(8192, 0xff))
  expect(await restoreDatabase(copy, database)).toMatchObject({ repeated: undefined })
  expect(await names()).toEqual(['mine'])
  const deletion = auditEntryOf(owner, 'delete', 'workout', { subjectId: id, ownerId: owner })
  const log = join(folder, 'audit.jsonl')
  writeFileSync(log, `${JSON.stringify(deletion)}\n`)
  writeFileSync(database, Buffer.alloc(8192, 0xff))
  expect(await restoreDatabase(copy, database, { deletions: readPrintedLog(log) })).toMatchObject({
    repeated: 1,
  })
  expect(await names()).toEqual([])
})

describe('a restore changes nothing', () => {
  it('while somebody has the database open', async () => {
    await withStore(async (store) => {
      await store.workouts.create(owner, workout('mine'))
      const copy = await backupDatabase(database, join(folder, 'backups'))
      await expect(restoreDatabase(copy, database)).rejects.toThrow('is in use')
    })
    expect(await names()).toEqual(['mine'])
  })

  it('where the copy is damaged, absent or another program’s', async () => {
    await withStore((store) => store.workouts.create(owner, workout('mine')))
    const copy = await backupDatabase(database, join(folder, 'backups'))
    const bytes = readFileSync(copy)
    writeFileSync(copy, bytes.fill(0xff, 4096, 12_288))
    await expect(restoreDatabase(copy, database)).rejects.toThrow('cannot be restored')
    await expect(restoreDatabase(join(folder, 'none.db'), database)).rejects.toThrow('there is no such file')
    expect(existsSync(`${database}.restored`)).toBe(false)
    expect(await names()).toEqual(['mine'])
  })
})
