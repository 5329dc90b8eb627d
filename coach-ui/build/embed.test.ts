import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const KB = 1024
const outDir = mkdtempSync(join(tmpdir(), 'kinetra-embed-'))
const read = (file: string) => readFileSync(join(outDir, file))
const zipped = (file: string) => gzipSync(read(file)).length

let modules: string[] = []

beforeAll(async () => {
  const built = await build({
    configFile: join(import.meta.dirname, 'embed.config.ts'),
    logLevel: 'error',
    build: { outDir },
  })
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
}, 60_000)
afterAll(() => rmSync(outDir, { recursive: true }))

test('what another page loads at first is one file of at most 4 KB, without anything of LiveKit', () => {
  expect(zipped('embed.js')).toBeLessThanOrEqual(4 * KB)
  const text = read('embed.js').toString()
  expect(text).not.toMatch(/LocalParticipant|livekit\.cloud/)
  // No import but the one behind the button.
  expect(text.match(/\bimport\s*["'{*]|\bfrom\s*["']/g)).toBeNull()
})

test('the voice chunk behind the button has at most 185 KB, with all that draws it', () => {
  const chunks = readdirSync(join(outDir, 'assets')).map((name) => `assets/${name}`)
  const size = chunks.reduce((sum, file) => sum + zipped(file), 0)
  expect(size).toBeGreaterThan(100 * KB)
  expect(size).toBeLessThanOrEqual(185 * KB)
})

test('every package that is built into it is named with its licence', () => {
  const licences = readFileSync(join(import.meta.dirname, '../../docs/licences.md'), 'utf8')
  const names = modules.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? [])
  expect(names).toContain('preact')
  const unnamed = [...new Set(names)].filter((name) => !licences.includes(` ${name} `))
  expect(unnamed).toEqual([])
})
