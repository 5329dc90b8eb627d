import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ModelFile, type ModelSources, modelSources } from './install/model-sources.ts'
import type { InstallProgress } from './install/progress.ts'
import { installModels } from './install.ts'
import { serveFiles } from './testing/file-server.ts'

const content = randomBytes(3_000_000)
const other = randomBytes(3_000_000)
const path = 'voice/model.bin'

let cacheDir: string
let file: string
let progress: InstallProgress[]

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'kinetra-install-'))
  file = join(cacheDir, 'models', path)
  progress = []
})
afterEach(() => rm(cacheDir, { recursive: true, force: true }))

function sourcesWith(urls: string[], more: Partial<ModelFile> = {}): ModelSources {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const derived = {
    path: 'voice/size.txt',
    from: [path],
    make: ([input]: Buffer[]) => Buffer.from(`${input?.length}`),
  }
  return {
    files: [{ path, bytes: content.length, sha256, urls, packaged: [], ...more }],
    packages: modelSources.packages,
    derived: [derived],
  }
}

/** @param patienceMs more than a busy machine takes to answer itself. */
function install(sources: ModelSources, patienceMs = 30_000) {
  return installModels({
    cacheDir,
    sources,
    onProgress: (event) => progress.push(event),
    connectTimeoutMs: patienceMs,
    stallTimeoutMs: patienceMs,
  })
}

function failures(): string[] {
  return progress.flatMap((event) => (event.step === 'route-failed' ? [event.reason] : []))
}

async function leavePart(bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, bytes)
}

test('fetches, checks, derives, and does it only once', async () => {
  await using server = await serveFiles({ '/a': { content } })
  const sources = sourcesWith([`${server.address}/a`])
  await install(sources)
  expect(await readFile(file)).toEqual(content)
  expect(await readFile(join(cacheDir, 'models/voice/size.txt'), 'utf8')).toBe('3000000')
  expect(progress.at(-2)).toEqual({ step: 'stored', file: path, bytes: content.length })
  await install(sources)
  expect(server.requests).toEqual(['/a'])
})

test('a wrong checksum is never kept: the next address is tried', async () => {
  await using server = await serveFiles({ '/bad': { content: other }, '/good': { content } })
  await install(sourcesWith([`${server.address}/bad`, `${server.address}/good`]))
  expect(await readFile(file)).toEqual(content)
  expect(failures()).toEqual([expect.stringContaining('wrong checksum')])
})

test('where every address is wrong, the error names the file and nothing is left', async () => {
  await using server = await serveFiles({ '/bad': { content: other } })
  await expect(install(sourcesWith([`${server.address}/bad`]))).rejects.toThrow(
    /could not be fetched:\n {2}voice\/model.bin/,
  )
  expect(await readdir(dirname(file))).toEqual([])
})

test('a transfer broken in the middle is gone on with', async () => {
  await using server = await serveFiles({ '/a': { content, cutAfter: 1_000_000 } })
  await install(sourcesWith([`${server.address}/a`]))
  expect(await readFile(file)).toEqual(content)
  expect(server.requests).toHaveLength(2)
  expect(server.requests[1]).toMatch(/^\/a bytes=\d{3,}-$/)
})

test('so is one that an earlier run left', async () => {
  await using server = await serveFiles({ '/a': { content } })
  await leavePart(content.subarray(0, 2_000_000))
  await install(sourcesWith([`${server.address}/a`]))
  expect(server.requests).toEqual(['/a bytes=2000000-'])
  expect(await readFile(file)).toEqual(content)
})

test('a server without ranges sends it all again', async () => {
  await using server = await serveFiles({ '/a': { content, ranges: false } })
  await leavePart(content.subarray(0, 2_000_000))
  await install(sourcesWith([`${server.address}/a`]))
  expect(await readFile(file)).toEqual(content)
})

test('a leftover of something else is thrown away and fetched anew', async () => {
  await using server = await serveFiles({ '/a': { content } })
  await leavePart(other.subarray(0, 2_000_000))
  await install(sourcesWith([`${server.address}/a`]))
  expect(server.requests).toEqual(['/a bytes=2000000-', '/a'])
  expect(await readFile(file)).toEqual(content)
})

test('404, a closed port and a silent server lead to the next way', async () => {
  await using server = await serveFiles({ '/silent': { content, silent: true }, '/good': { content } })
  const closed = 'http://127.0.0.1:1/a'
  await install(
    sourcesWith([`${server.address}/none`, closed, `${server.address}/silent`, `${server.address}/good`]),
    2000,
  )
  expect(failures()).toEqual([
    expect.stringContaining('status 404'),
    expect.stringContaining('fetch failed'),
    expect.stringContaining('no answer within 2000 ms'),
  ])
})

test('a package is the way after the addresses', async () => {
  await using server = await serveFiles({})
  const phontab = '1b40690667e1e9aa1ba5e5234773c799e7e72ea751426e5150423d53c3f24fa2'
  const packaged = [{ source: 'espeak', member: 'phontab' }]
  await install(sourcesWith([`${server.address}/none`], { bytes: 58_652, sha256: phontab, packaged }))
  expect((await readFile(file)).length).toBe(58_652)
})

test('a file changed later is noticed and fetched again', async () => {
  await using server = await serveFiles({ '/a': { content } })
  const sources = sourcesWith([`${server.address}/a`])
  await install(sources)
  await writeFile(file, content.subarray(0, 100))
  await install(sources)
  expect(await readFile(file)).toEqual(content)
  expect(server.requests).toHaveLength(2)
})

test('of several at once one fetches and the others wait', async () => {
  await using server = await serveFiles({ '/a': { content } })
  const sources = sourcesWith([`${server.address}/a`])
  await Promise.all([install(sources), install(sources), install(sources)])
  expect(server.requests).toEqual(['/a'])
  expect(progress.filter(({ step }) => step === 'waiting')).toHaveLength(2)
})
