import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOfSources, putInPlace } from './web.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kinetra-web-'))
  mkdirSync(join(root, 'web/src'), { recursive: true })
  mkdirSync(join(root, 'web/dist'))
  mkdirSync(join(root, 'coach-ui'))
  writeFileSync(join(root, 'web/src/page.tsx'), 'one')
  writeFileSync(join(root, 'package-lock.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it.each([
  ['a changed source', 'web/src/page.tsx', true],
  ['a new source', 'web/src/other.tsx', true],
  ['another version of a package', 'package-lock.json', true],
  ['the built page', 'web/dist/index.html', false],
  ['a test', 'web/src/page.test.tsx', false],
  ['what is put into a package', 'coach-ui/LICENSE', false],
])('%s: the page is built again: %s %s', (_what, path, rebuilt) => {
  const before = hashOfSources(root)
  writeFileSync(join(root, path), 'two')
  expect(hashOfSources(root) !== before).toBe(rebuilt)
})

it('a page that is served is replaced as a whole', () => {
  const [web, dist] = [join(root, 'web'), join(root, 'web/dist')]
  const put = (name: string) => {
    mkdirSync(join(web, name))
    writeFileSync(join(web, name, `${name}.html`), '')
    putInPlace(join(web, name), dist)
  }
  put('one')
  put('two')
  expect(readdirSync(dist)).toEqual(['two.html'])
  expect(readdirSync(web).sort()).toEqual(['dist', 'src'])
})
