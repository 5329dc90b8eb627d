import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evenFrames } from '../../server/src/testing/frames.ts'
import { restoreDatabase } from '../restore.ts'

const root = resolve(import.meta.dirname, '../..')
const hasRestic = spawnSync('restic', ['version']).status === 0
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

describe('a schedule', () => {
  it('runs what there is', () => {
    const services = globSync('deploy/schedule/*.service', { cwd: root })
    expect(services.length).toBeGreaterThan(0)
    const commands = services.map(
      (path) => /^ExecStart=(.*)$/m.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? '',
    )
    for (const command of commands) {
      const [, script, file] = /npm run --silent (\S+)|sh (deploy\S+)/.exec(command) ?? []
      expect(script ? scripts[script] : globSync(file ?? '', { cwd: root })[0], command).toBeDefined()
    }
    for (const service of services)
      expect(globSync(service.replace('.service', '.timer'), { cwd: root })).toHaveLength(1)
  })

  describe.skipIf(!hasRestic)(`backs up${hasRestic ? '' : ' (skipped: restic is not on the PATH)'}`, () => {
    let folder: string
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'kinetra-schedule-'))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('encrypted, keeps no copy beside it, and brings it back', { timeout: 120_000 }, async () => {
      const database = join(folder, 'kinetra.db')
      const store = await openStore({ databasePath: database })
      const { id } = await store.workouts.create('runner', { name: 'Secret run', type: 'running' })
      const frames = evenFrames(Date.parse('2026-05-04T07:00:00Z'), 50)
      await store.workouts.appendFrames('runner', id, { seq: 0, frames })
      const [repository, copies, back] = ['repository', 'copies', 'back'].map((name) => join(folder, name))
      if (!repository || !copies || !back) throw new Error('There are three folders.')
      mkdirSync(copies)
      const env = {
        ...process.env,
        KINETRA_DB: database,
        MONGODB_URI: '',
        RESTIC_REPOSITORY: repository,
        RESTIC_PASSWORD: 'for this test',
        RESTIC_CACHE_DIR: join(folder, 'cache'),
      }
      const run = (command: string, ...args: string[]) =>
        execFileSync(command, args, { cwd: root, env, encoding: 'utf8' })
      for (let time = 0; time < 2; time++) run('sh', 'deploy/schedule/backup.sh', copies)
      await store.close()
      expect(readdirSync(copies)).toEqual([])
      const kept = globSync('**/*', { cwd: repository, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
      for (const file of kept)
        expect(readFileSync(join(file.parentPath, file.name)).includes('Secret run')).toBe(false)
      run('restic', 'restore', 'latest', '--tag', 'kinetra', '--target', back)
      const [copy] = globSync('**/kinetra-*.db', { cwd: back })
      const restored = join(folder, 'restored.db')
      await restoreDatabase(join(back, copy ?? ''), restored)
      const again = await openStore({ databasePath: restored })
      expect(await again.workouts.get('runner', id)).toMatchObject({ name: 'Secret run', frameCount: 50 })
      await again.close()
    })
  })
})
