import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileServer } from '../testing/file-server.ts'
import { type Download, DownloadError, download } from './download.ts'

const content = randomBytes(300_000)
const sha256 = createHash('sha256').update(content).digest('hex')

let server: FileServer
let folder: string
let options: Download
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-download-'))
  server = new FileServer()
  server.files.set('/file', content)
  const base = await server.start()
  options = { url: `${base}/file`, path: join(folder, 'deep', 'file'), sha256, report: () => undefined }
})
afterEach(() => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a download', () => {
  it('puts a file with the right checksum into its place', async () => {
    await download(options)
    expect(readFileSync(options.path).equals(content)).toBe(true)
    expect(existsSync(`${options.path}.part`)).toBe(false)
  })

  it('throws away a file with a wrong checksum', async () => {
    await expect(download({ ...options, sha256: 'f'.repeat(64) })).rejects.toThrow(
      /the checksum is .* not the published f+/,
    )
    expect(existsSync(options.path)).toBe(false)
    expect(existsSync(`${options.path}.part`)).toBe(false)
  })

  it('goes on where an interruption stopped it', async () => {
    server.interruptions.set('/file', 2)
    await download(options)
    expect(readFileSync(options.path).equals(content)).toBe(true)
    expect(server.asked).toEqual(['/file', '/file bytes=150000-', '/file bytes=225000-'])
  })

  it('goes on at the next call', async () => {
    server.interruptions.set('/file', 4)
    await expect(download(options)).rejects.toThrow(DownloadError)
    expect(existsSync(options.path)).toBe(false)
    await download(options)
    expect(server.asked.at(-1)).toMatch(/bytes=\d+-$/)
    expect(readFileSync(options.path).equals(content)).toBe(true)
  })

  it('starts over where what was there is of another file, shorter or longer', async () => {
    for (const leftover of [randomBytes(1000), randomBytes(400_000)]) {
      rmSync(join(folder, 'deep'), { recursive: true, force: true })
      await expect(download({ ...options, url: `${options.url}-absent` })).rejects.toThrow('HTTP 404')
      writeFileSync(`${options.path}.part`, leftover)
      await download(options)
      expect(readFileSync(options.path).equals(content)).toBe(true)
    }
  })

  it('gives up soon where nothing answers, and once only', async () => {
    server.silent = true
    await expect(download({ ...options, connectMs: 200 })).rejects.toThrow('no answer')
    expect(server.asked).toHaveLength(1)
    server.stop()
    await expect(download(options)).rejects.toThrow(/ECONNREFUSED/)
  })
})
