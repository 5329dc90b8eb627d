import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { installGoTool } from '../../stack/src/install/go-tool.ts'
import { releaseNotes } from '../release/notes.ts'
import { setVersion, versions } from '../release/version.ts'
import { ROOT } from './compose.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT }).sort()

const actionlint = await installGoTool(testConfig().cacheFolder, 'actionlint')
describe.skipIf(!actionlint)(`actionlint${actionlint ? '' : ' (skipped: it is built with Go)'}`, () => {
  const lint = (args: string[], input = '') =>
    spawnSync(actionlint ?? '', ['-shellcheck=', '-pyflakes=', ...args], {
      cwd: ROOT,
      input,
      encoding: 'utf8',
    })

  it('finds nothing in the workflows', () => {
    const { stdout, stderr, status } = lint(workflows)
    expect(stdout + stderr).toBe('')
    expect(status).toBe(0)
  })

  it('would find what is wrong', () => {
    const { stdout } = lint(
      ['-'],
      read('.github/workflows/release.yml').replace('needs: test', 'needs: tests'),
    )
    expect(stdout).toContain('"tests"')
  })
})

describe.each(workflows)('%s', (path) => {
  const workflow = parse(read(path))
  const steps: { uses?: string; run?: string }[] = Object.values<{ steps: object[] }>(workflow.jobs).flatMap(
    (job) => job.steps,
  )

  it('names each action by its commit, with its version beside it', () => {
    const lines = read(path)
      .split('\n')
      .filter((line) => line.includes('uses:'))
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('may do nothing but what a job says, and no job waits without end', () => {
    expect(workflow.permissions).toEqual({})
    for (const job of Object.values<Record<string, unknown>>(workflow.jobs)) {
      expect(job.permissions).toBeDefined()
      expect(job['timeout-minutes']).toBeDefined()
    }
  })

  it('runs what there is', () => {
    const files = steps.flatMap(({ run = '' }) => [...run.matchAll(/\bdeploy\/\S+/g)].map(([file]) => file))
    for (const file of files) expect(globSync(file, { cwd: ROOT }), file).toHaveLength(1)
  })
})

describe('a release', () => {
  it('has an image for each that the chart and Compose name', () => {
    const { jobs } = parse(read('.github/workflows/release.yml'))
    const images: string[] = jobs.images.strategy.matrix.image
    const templates = globSync('deploy/helm/templates/*.yaml', { cwd: ROOT }).map(read).join('\n')
    const named = [...templates.matchAll(/"image" "(\w+)"/g)].map(([, name]) => name)
    expect([...new Set(named)].sort()).toEqual([...images].sort())
    for (const image of images) expect(read('Dockerfile')).toContain(` AS ${image}\n`)
  })

  it('has one version, that of package.json', () => {
    const { version } = JSON.parse(read('package.json'))
    const places = versions()
    expect(places.length).toBeGreaterThan(15)
    expect(places.filter((place) => place.version !== version)).toEqual([])
    // What is packed, what starts, and what is installed in a cluster.
    for (const file of [
      'coach-ui/package.json',
      'server/src/http/status-routes.ts',
      'deploy/helm/Chart.yaml',
    ])
      expect(places.map((place) => place.file)).toContain(file)
    const workspaces = globSync('{*,examples/*}/package.json', { cwd: ROOT }).filter(
      (file) => !file.includes('node_modules'),
    )
    for (const file of workspaces) expect(places.map((place) => place.file)).toContain(file)
  })

  it('gets the next version everywhere at once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinetra-version-'))
    const files = [...new Set(versions().map(({ file }) => file))]
    for (const file of files) {
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      cpSync(join(ROOT, file), join(folder, file))
    }
    setVersion('12.3.4', folder)
    const after = versions(folder)
    rmSync(folder, { recursive: true })
    expect(after).toHaveLength(versions().length)
    expect(new Set(after.map(({ version }) => version))).toEqual(new Set(['12.3.4']))
    expect(() => setVersion('next', folder)).toThrow('no version')
  })

  it('is told by its commits', () => {
    const notes = releaseNotes([
      'feat(deploy): a Helm chart',
      'test: each skipped test says why',
      'fix: the microphone opens in the click itself',
      'feat(server)!: tokens need an audience',
      'Merge branch',
    ])
    expect(notes).toBe(
      [
        '## To be minded when upgrading\n\n- **server**: tokens need an audience',
        '## New\n\n- **deploy**: a Helm chart',
        '## Mended\n\n- the microphone opens in the click itself\n',
      ].join('\n\n'),
    )
  })

  it('says in CHANGELOG.md what it brings', () => {
    const { version } = JSON.parse(read('package.json'))
    expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## (Unreleased|${version})`, 'm'))
  })
})
