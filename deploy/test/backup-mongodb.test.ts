import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { auditEntryOf } from '@kinetra/store/audit-entry'
import { openStore } from '@kinetra/store/open-store'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import envPaths from 'env-paths'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { evenFrames } from '../../server/src/testing/frames.ts'
import { readArchive } from '../../store/src/mongo/archive.ts'
import { repeatKeptDeletions } from '../../store/src/mongo/replaced-log.ts'
import { backupMongodb, backupStore } from '../backup.ts'

const missing = await wireServerMissing()
const owner = 'owner-of-this-test'

describe.skipIf(missing)(
  `a backup of MongoDB${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: 120_000 },
  () => {
    let folder: string
    let server: WireServer
    let copy: string
    let id: string
    const uri = (database: string) => server.uri.replace(/[^/]*$/, database)
    const withStore = async <T>(
      database: string,
      use: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
    ) => {
      const store = await openStore({ mongodbUri: uri(database), databasePath: '' })
      return await use(store).finally(() => store.close())
    }
    const names = async (database: string) =>
      await withStore(database, async (store) => {
        const { workouts } = await store.workouts.list(owner, {})
        return workouts.map(({ name }) => name).sort()
      })

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'kinetra-backup-'))
      const cache = process.env.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache
      const started = await startWireServer(cache)
      if ('reason' in started) throw new Error(started.reason)
      server = started
      // A Java server on a busy machine takes a while to answer in time.
      await vi.waitFor(() => withStore('kinetra', (store) => store.ping()), {
        timeout: 60_000,
        interval: 500,
      })
      await withStore('kinetra', async (store) => {
        const made = await store.workouts.create(owner, { name: 'before', type: 'running' })
        id = made.id
        await store.workouts.appendFrames(owner, id, {
          seq: 0,
          frames: evenFrames(1_768_730_960_000, 60, 42),
        })
        await store.workers.report({ id: 'w', agentName: 'a', calls: 0, capacity: 1 })
        // Server and worker go on meanwhile.
        copy = await backupMongodb(uri('kinetra'), join(folder, 'backups'))
        await store.workouts.create(owner, { name: 'after', type: 'running' })
      })
    }, 120_000)
    afterAll(async () => {
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    it('comes back in an empty database, to the last frame', async () => {
      await readArchive(copy, uri('another'), false)
      expect(await repeatKeptDeletions(uri('another'))).toBeUndefined()
      expect(await names('another')).toEqual(['before'])
      const summaries = await Promise.all(
        ['kinetra', 'another'].map((name) => withStore(name, (store) => store.workouts.summary(owner, id))),
      )
      expect(summaries[1]).toEqual(summaries[0])
      expect(summaries[1]?.frameCount).toBe(60)
      expect(await withStore('another', (store) => store.workers.alive(60_000))).toEqual([])
    })

    it('takes the place of what is there only where that is said', async () => {
      await expect(readArchive(copy, uri('kinetra'), false)).rejects.toThrow('is not empty')
      expect(await names('kinetra')).toEqual(['after', 'before'])
      await readArchive(copy, uri('kinetra'), true)
      expect(await names('kinetra')).toEqual(['before'])
    })

    it('has the deletions repeated that came after it', async () => {
      const place = { mongodbUri: uri('forgetful'), databasePath: '' }
      const archive = await withStore('forgetful', async (store) => {
        const made = await store.workouts.create(owner, { name: 'forgotten', type: 'running' })
        const archived = await backupStore(place, join(folder, 'forgetful'))
        await store.workouts.delete(owner, made.id)
        const subject = { subjectId: made.id, ownerId: owner }
        await store.audit.append(auditEntryOf(owner, 'delete', 'workout', subject))
        return archived
      })
      // An interrupted restore is begun anew.
      await readArchive(archive, place.mongodbUri, true)
      await readArchive(archive, place.mongodbUri, true)
      expect(await names('forgetful')).toEqual(['forgotten'])
      expect(await repeatKeptDeletions(place.mongodbUri)).toBe(1)
      expect(await names('forgetful')).toEqual([])
      const log = await withStore('forgetful', async (store) => await Array.fromAsync(store.audit.list({})))
      expect(log.map(({ action }) => action)).toEqual(['backup', 'delete', 'restore'])
      await readArchive(archive, place.mongodbUri, true)
      expect(await repeatKeptDeletions(place.mongodbUri)).toBe(1)
      expect(await names('forgetful')).toEqual([])
      // Under a new name there is no log but one that was printed.
      await readArchive(archive, uri('renamed'), false)
      expect(await repeatKeptDeletions(uri('renamed'), Readable.from(log))).toBe(1)
      expect(await names('renamed')).toEqual([])
    })

    it('that is damaged, half or none changes nothing', async () => {
      const text = gunzipSync(readFileSync(copy)).toString()
      const bad = {
        damaged: readFileSync(copy).subarray(0, 200),
        half: gzipSync(text.split('\n').slice(0, 2).join('\n')),
        none: Buffer.from('no archive'),
      }
      for (const [name, content] of Object.entries(bad)) {
        const file = join(folder, name)
        writeFileSync(file, content)
        await expect(readArchive(file, uri('kinetra'), true), name).rejects.toThrow(
          /cannot be read|no whole archive/,
        )
      }
      await expect(readArchive(join(folder, 'absent'), uri('kinetra'), true)).rejects.toThrow(
        'cannot be read',
      )
      expect(await names('kinetra')).toEqual(['before'])
    })
  },
)
