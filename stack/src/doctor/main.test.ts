import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ROOT } from '../config.ts'
import { CHECKS } from './checks.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function doctor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const program = join(ROOT, 'stack/src/doctor/main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, KINETRA_DB: join(folder, 'kinetra.db'), ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

it('ends with 0 where nothing has failed', () => {
  const { status, stdout } = doctor(['--only', 'settings,sandbox'])
  expect(stdout).toMatch(/✓ Settings .*consistent/)
  expect(stdout).toMatch(/1 ok, 0 warnings, 0 failed, 1 not checked/)
  expect(status).toBe(0)
})

it('ends with 1 where something has, and says it as JSON too', () => {
  const { status, stdout } = doctor(['--only', 'settings', '--json'], {
    PORT: 'three',
    LIVEKIT_API_KEY: 'key',
  })
  const report = JSON.parse(stdout)
  expect(doctor(['--only', 'settings'], { PORT: 'three' }).stdout).toMatch(/1 failed, .*Begin with: Settings/)
  expect(report).toMatchObject({ ok: false, checks: [{ name: 'settings', state: 'failed' }] })
  expect(report.checks[0].cause).toMatch(/PORT is not a number; LIVEKIT_API_KEY .* not LIVEKIT_URL/)
  expect(report.checks[0].fix).toBeTruthy()
  expect(status).toBe(1)
})

it('ends with 2 where it is called wrongly, and names the checks', () => {
  expect(doctor(['--lonely'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--lonely') })
  const { status, stderr } = doctor(['--only', 'everything'])
  expect(status).toBe(2)
  for (const check of CHECKS) expect(stderr).toContain(check.name)
})

it('no check needs one that comes after it, or none', () => {
  for (const [index, check] of CHECKS.entries()) {
    const before = CHECKS.slice(0, index).map((one) => one.name)
    expect(before).toEqual(expect.arrayContaining([...(check.needs ?? [])]))
  }
})
