import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const KB = 1024
const web = join(import.meta.dirname, '..')
const outDir = mkdtempSync(join(tmpdir(), 'kinetra-web-'))
let html = ''
const PANEL = '../coach-ui/src/panel/mount-panel.tsx'

interface Entry {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
let manifest: Record<string, Entry> = {}

const zipped = (file: string) => gzipSync(readFileSync(join(outDir, file))).length

/** The files that come with an entry at once: its own, its styles, and those it imports statically. */
function filesOf(key: string, found = new Set<string>()): Set<string> {
  const entry = manifest[key]
  if (!entry || found.has(entry.file)) return found
  found.add(entry.file)
  for (const style of entry.css ?? []) found.add(style)
  for (const imported of entry.imports ?? []) filesOf(imported, found)
  return found
}
const sizeOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + zipped(file), 0)

beforeAll(async () => {
  // The tests' own value would bring React's development build.
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'))
  html = readFileSync(join(outDir, 'index.html'), 'utf8')
}, 60_000)
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

test('the first load has at most 135 KB, the page’s font included', () => {
  const files = [...filesOf('index.html'), 'index.html']
  const font = readdirSync(join(outDir, 'assets')).find((name) => /figtree-latin-wght.*woff2$/.test(name))
  const fontSize = font ? readFileSync(join(outDir, 'assets', font)).length : Number.NaN
  expect(sizeOf(files) + fontSize).toBeLessThanOrEqual(135 * KB)
})

test.each(['workout', 'trends', 'settings'])('a first load at the %s page stays in it, too', (page) => {
  const files = new Set([...filesOf('index.html'), ...filesOf(`src/pages/${page}-page.tsx`), 'index.html'])
  expect(sizeOf(files)).toBeLessThanOrEqual(135 * KB)
})

test('the launcher has at most 4 KB', () => {
  const launcher = Object.values(manifest).find((entry) => /launcher-.*\.js$/.test(entry.file))
  expect(launcher && zipped(launcher.file)).toBeLessThanOrEqual(4 * KB)
})

test('the voice chunk has at most 185 KB', () => {
  const first = filesOf('index.html')
  const voice = [...filesOf(PANEL)].filter((file) => !first.has(file))
  expect(voice).not.toEqual([])
  expect(sizeOf(voice)).toBeLessThanOrEqual(185 * KB)
})

test('nothing of LiveKit comes before the click', () => {
  const early = [...filesOf('index.html')].filter((file) => file.endsWith('.js'))
  for (const file of early)
    expect(readFileSync(join(outDir, file), 'utf8')).not.toMatch(/LocalParticipant|livekit\.cloud/)
  const voice = manifest[PANEL]?.file ?? 'missing'
  expect(html).not.toContain(voice)
})
