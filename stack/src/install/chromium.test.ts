import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOrInstallChromium, type Machine } from './chromium.ts'
import { progressOf } from './progress.ts'

let folder: string
let machine: Machine
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-chromium-'))
  mkdirSync(join(folder, 'bin'))
  machine = { path: join(folder, 'bin'), root: true, places: [join(folder, 'Chrome')] }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function place(name: string, script = ''): string {
  const path = join(folder, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

const find = (own: { CHROMIUM?: string } = {}) =>
  findOrInstallChromium(
    { KINETRA_CACHE: join(folder, 'cache'), CHROMIUM: own.CHROMIUM },
    progressOf('Chromium', new PassThrough()),
    machine,
  )

/** Stands in for apt-get: notes each call, and installs once the lists have been updated. */
function placeApt(): void {
  const bin = join(folder, 'bin')
  const browser = join(bin, 'chromium')
  place(
    'apt-get',
    `echo "$@" >> "${folder}/calls"
     if [ "$1" = update ]; then : > "${folder}/updated"; exit 0; fi
     [ -e "${folder}/updated" ] || { echo "E: Unable to locate package" >&2; exit 100; }
     echo '#!/bin/sh' > "${browser}"; /bin/chmod +x "${browser}"`,
  )
}

describe('Chromium for the tests', () => {
  it('is the one that was named, before any other', async () => {
    place('chromium')
    expect(await find({ CHROMIUM: '/own/chrome' })).toBe('/own/chrome')
  })

  it('is one that is installed', async () => {
    writeFileSync(join(folder, 'Chrome'), '')
    expect(await find()).toBe(join(folder, 'Chrome'))
    const onPath = place('google-chrome')
    expect(await find()).toBe(onPath)
  })

  it('is Debian’s, with the package lists updated where they are missing', async () => {
    placeApt()
    expect(await find()).toBe(join(folder, 'bin', 'chromium'))
    const install = 'install -y --no-install-recommends chromium'
    expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
      install,
      'update',
      install,
    ])
  })
})
