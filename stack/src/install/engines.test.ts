import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { installEngines } from './engines.ts'
import { progressOf } from './progress.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-engines-'))
  mkdirSync(join(folder, 'bin'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function place(name: string, script = ''): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

/** What the installation said, on a machine with what was placed. */
async function install({ root = true, system = 'debian' }): Promise<string> {
  const release = join(folder, 'os-release')
  writeFileSync(release, `NAME="Some system"\nID=${system}\n`)
  const out = new PassThrough({ encoding: 'utf8' })
  await installEngines(progressOf('Engines', out), { path: join(folder, 'bin'), root, release })
  return String(out.read() ?? '')
}
const note = 'echo "$@" >> "$(/usr/bin/dirname "$0")/../calls"'

it('what is missing is installed at once, and nothing else', async () => {
  place('apt-get', note)
  place('firefox-esr')
  await install({})
  expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe(
    'install -y --no-install-recommends pulseaudio webkit2gtk-driver xvfb\n',
  )
})

it.each([
  ['without root', { root: false }],
  ['on another system', { system: 'ubuntu' }],
])('%s it is told, and the run goes on', async (_, machine) => {
  place('apt-get', 'exit 1')
  for (const name of ['firefox-esr', 'pulseaudio', 'Xvfb']) place(name)
  expect(await install(machine)).toMatch(/not installed, for want of Debian or root: webkit2gtk-driver/)
})

it('an installation that fails ends the run', async () => {
  place('apt-get', 'echo "E: no space" >&2; exit 100')
  await expect(install({})).rejects.toThrow('E: no space')
})
