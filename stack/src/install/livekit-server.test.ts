import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { zipSync } from 'fflate'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileServer } from '../testing/file-server.ts'
import { installLivekitServer, LIVEKIT_VERSION, type LivekitServerOptions } from './livekit-server.ts'
import { progressOf } from './progress.ts'

const PROGRAM = '#!/bin/sh\necho a livekit server\n'
const LINUX = `livekit_${LIVEKIT_VERSION}_linux_amd64.tar.gz`
const WINDOWS = `livekit_${LIVEKIT_VERSION}_windows_amd64.zip`

let folder: string
let server: FileServer
let options: LivekitServerOptions
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-livekit-'))
  mkdirSync(join(folder, 'bin'))
  server = new FileServer()
  options = {
    cache: join(folder, 'cache'),
    downloads: await server.start(),
    report: progressOf('LiveKit server', new PassThrough()),
    path: join(folder, 'bin'),
    platform: 'linux',
    arch: 'x64',
  }
})
afterEach(() => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function place(name: string, script: string): string {
  const path = join(folder, 'bin', name)
  writeFileSync(path, script)
  chmodSync(path, 0o755)
  return path
}

async function publish(
  name: string,
  archive: Buffer,
  checksum = createHash('sha256').update(archive).digest('hex'),
) {
  const base = `/v${LIVEKIT_VERSION}`
  server.files.set(`${base}/${name}`, archive)
  server.files.set(
    `${base}/checksums.txt`,
    Buffer.from(`${'0'.repeat(64)}  other.tar.gz\n${checksum}  ${name}\n`),
  )
}

async function linuxArchive(): Promise<Buffer> {
  const source = join(folder, 'release')
  mkdirSync(source, { recursive: true })
  writeFileSync(join(source, 'livekit-server'), PROGRAM)
  writeFileSync(join(source, 'LICENSE'), 'words')
  const file = join(folder, 'release.tar.gz')
  await create({ gzip: true, file, cwd: source }, ['LICENSE', 'livekit-server'])
  return readFileSync(file)
}

describe('the LiveKit server', () => {
  it('is the one on the PATH', async () => {
    const onPath = place('livekit-server', PROGRAM)
    expect(await installLivekitServer(options)).toBe(onPath)
    expect(server.asked).toEqual([])
  })

  it('is fetched, checked, unpacked, and found in the cache from then on', async () => {
    await publish(LINUX, await linuxArchive())
    const path = await installLivekitServer(options)
    expect(path).toBe(join(folder, 'cache', 'livekit-server', LIVEKIT_VERSION, 'livekit-server'))
    expect(readFileSync(path, 'utf8')).toBe(PROGRAM)
    expect(statSync(path).mode & 0o111).toBe(0o111)
    const asked = server.asked.length
    expect(await installLivekitServer(options)).toBe(path)
    expect(server.asked).toHaveLength(asked)
  })

  it('is fetched although the transfer is interrupted', async () => {
    await publish(LINUX, await linuxArchive())
    server.interruptions.set(`/v${LIVEKIT_VERSION}/${LINUX}`, 1)
    const path = await installLivekitServer(options)
    expect(readFileSync(path, 'utf8')).toBe(PROGRAM)
    expect(server.asked.at(-1)).toContain('bytes=')
  })

  it('is the .exe of the zip on Windows', async () => {
    await publish(
      WINDOWS,
      Buffer.from(zipSync({ 'livekit-server.exe': Buffer.from(PROGRAM), LICENSE: Buffer.from('') })),
    )
    const path = await installLivekitServer({ ...options, platform: 'win32' })
    expect(path).toMatch(/livekit-server\.exe$/)
    expect(readFileSync(path, 'utf8')).toBe(PROGRAM)
  })

  it('is refused with a wrong checksum, and nothing of it stays', async () => {
    await publish(LINUX, await linuxArchive(), 'a'.repeat(64))
    await expect(installLivekitServer(options)).rejects.toThrow(/the checksum is .* not the published a+/)
    expect(existsSync(join(folder, 'cache', 'livekit-server', LIVEKIT_VERSION, 'livekit-server'))).toBe(false)
    expect(existsSync(join(folder, 'cache', 'livekit-server', LIVEKIT_VERSION, LINUX))).toBe(false)
  })

  it('is built with Go where the release cannot be fetched', async () => {
    const go = place(
      'go',
      `#!/bin/sh\necho "$@" > "${folder}/go-arguments"\nprintf '%s' built > "$GOBIN/server"\nchmod +x "$GOBIN/server"\n`,
    )
    expect(go).toBeTruthy()
    const path = await installLivekitServer(options)
    expect(readFileSync(path, 'utf8')).toBe('built')
    expect(readFileSync(join(folder, 'go-arguments'), 'utf8').trim()).toBe(
      `install -ldflags=-s -w -gcflags=all=-dwarf=false github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`,
    )
  })

  it('is asked of the person where there is no way, with every reason', async () => {
    await expect(installLivekitServer(options)).rejects.toThrow(
      /HTTP 404[\s\S]*Go: not installed[\s\S]*LIVEKIT_URL/,
    )
    place('go', '#!/bin/sh\necho the disk is full >&2\nexit 3\n')
    await expect(installLivekitServer(options)).rejects.toThrow(
      /Go: go install ended with 3: the disk is full/,
    )
    await expect(installLivekitServer({ ...options, platform: 'darwin' })).rejects.toThrow(
      /brew install livekit/,
    )
  })
})
