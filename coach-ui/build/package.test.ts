import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PACKAGE = resolve(import.meta.dirname, '..')
const ROOT = resolve(PACKAGE, '..')
const STYLES = ['launcher.css', 'tokens.css', 'controls.css']
const folder = mkdtempSync(join(tmpdir(), 'kinetra-package-'))
let tarball = ''
let files: string[] = []

beforeAll(() => {
  // As it is published: what has to be built is built by npm itself.
  const args = ['pack', '--json', '--silent', '--pack-destination', folder]
  const env = { ...process.env, NODE_ENV: 'production' }
  const packed = execFileSync('npm', args, { cwd: PACKAGE, encoding: 'utf8', env, stdio: 'pipe' })
  const [report] = Object.values(
    JSON.parse(packed) as Record<string, { filename: string; files: { path: string }[] }>,
  )
  tarball = join(folder, report?.filename ?? '')
  files = report?.files.map(({ path }) => path) ?? []
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('it holds what is built, its types and its licence, and no test', () => {
  for (const file of [
    'dist/index.js',
    'dist/types/index.d.ts',
    'LICENSE',
    'README.md',
    'src/styles/tokens.css',
  ])
    expect(files).toContain(file)
  expect(files.filter((file) => /\.test\./.test(file))).toEqual([])
})

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: PACKAGE, strict: true })
  expect(messages).toEqual([])
})

test('its types are found from every module resolution that knows ES modules', () => {
  const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  const args = [attw, tarball, '--profile', 'esm-only', '--no-color', '--exclude-entrypoints', ...STYLES]
  const table = execFileSync(process.execPath, args, { encoding: 'utf8' }).split('\n')
  const found = table.filter((line) => /^(node16|bundler|node10)/.test(line) && !line.includes('(ignored)'))
  expect(found.length).toBeGreaterThan(8)
  expect(found.filter((line) => !line.includes('🟢'))).toEqual([])
})

test('what it takes before the button is pressed names nothing of LiveKit', () => {
  for (const file of files.filter((path) => /^dist\/(index|mount-coach|element)/.test(path)))
    expect(readFileSync(join(PACKAGE, file), 'utf8')).not.toMatch(/from "(livekit-client|@livekit)/)
})

test('a server that draws pages first can import it, and knows that it belongs to the browser', () => {
  for (const entry of ['index', 'element', 'preferences', 'store', 'footprint']) {
    const file = join(PACKAGE, `dist/${entry}.js`)
    expect(readFileSync(file, 'utf8')).toMatch(/^"use client"/)
    execFileSync(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(file)})`])
  }
})
