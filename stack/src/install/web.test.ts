import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOf } from './web.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kinetra-web-'))
  mkdirSync(join(root, 'web/src'), { recursive: true })
  mkdirSync(join(root, 'web/dist'))
  writeFileSync(join(root, 'web/src/page.tsx'), 'one')
  writeFileSync(join(root, 'package-lock.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const hash = () => hashOf(root, ['web', 'package-lock.json', 'absent'])

it.each([
  ['a changed source', 'web/src/page.tsx', true],
  ['a new source', 'web/src/other.tsx', true],
  ['another version of a package', 'package-lock.json', true],
  ['the built page', 'web/dist/index.html', false],
  ['a test', 'web/src/page.test.tsx', false],
])('%s: the page is built again: %s %s', (_what, path, rebuilt) => {
  const before = hash()
  writeFileSync(join(root, path), 'two')
  expect(hash() !== before).toBe(rebuilt)
})
