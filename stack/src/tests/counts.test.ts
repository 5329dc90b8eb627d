import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT, readConfig } from '../config.ts'
import { remarkLines, sumOf, totalLine } from './counts.ts'
import { runProgram } from './run-program.ts'
import { testEnvironment } from './test-environment.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the counts of a test run', () => {
  it('come from Vitest itself, with reasons, broken files and stray errors', async () => {
    writeFileSync(
      join(folder, 'some.test.ts'),
      `import { it } from 'vitest'
       it('passes', () => undefined)
       it('fails', () => { throw new Error('planted') })
       it('knows why', (context) => context.skip('no phone on this machine'))
       it.skip('does not', () => undefined)
       const visitor = it.extend('page', ({ task }, { onCleanup }) => {
         onCleanup(() => Object.assign(task.meta, { seen: ['/: Not found'] }))
         return 'page'
       })
       visitor('looks at a page', ({ page }) => { throw new Error(page) })`,
    )
    writeFileSync(join(folder, 'broken.test.ts'), `import './absent.ts'`)
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {}')
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const file = join(folder, 'counts.json')
    const reporter = join(ROOT, 'stack/src/tests/counting-reporter.ts')
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
    const args = [vitest, 'run', '--root', folder, `--reporter=${reporter}`]
    const code = await runProgram(process.execPath, args, { ...process.env, KINETRA_TEST_COUNTS: file })
    expect(code).toBe(1)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      passed: 1,
      failed: [
        { test: 'some.test.ts > fails', reason: 'planted · some.test.ts:3' },
        { test: 'some.test.ts > looks at a page', reason: 'page · some.test.ts:10\n  /: Not found' },
        { test: 'broken.test.ts', reason: expect.stringMatching(/\.\/absent\.ts.+broken\.test\.ts:1$/) },
      ],
      skipped: [
        { test: 'some.test.ts > knows why', reason: 'no phone on this machine' },
        { test: 'some.test.ts > does not', reason: expect.stringContaining('no reason given') },
      ],
    })
  })

  it('end in one line', () => {
    const total = sumOf([
      { passed: 2, failed: [], skipped: [{ test: 'a', reason: 'no phone' }] },
      {
        passed: 3,
        failed: [{ test: 'c', reason: 'expected 1' }],
        skipped: [{ test: 'b', reason: 'no phone' }],
      },
    ])
    expect(totalLine(total)).toBe('5 passed, 1 failed, 2 skipped')
    expect(remarkLines(total)).toEqual(['Skipped: no phone', '  a', '  b', 'Failed: c', '  expected 1'])
  })
})

it('no test sees the person’s settings or data', () => {
  const own = {
    OPENAI_API_KEY: 'sk-own',
    LIVEKIT_URL: 'wss://own',
    MONGODB_URI: 'mongodb://own',
    PORT: '80',
    LANG: 'C',
  }
  const means = {
    livekitServer: '/l',
    chromium: '/c',
    schemathesis: undefined,
    pythonClients: undefined,
    smallChatModel: undefined,
    scratch: folder,
  }
  const env = testEnvironment(readConfig({ KINETRA_CACHE: '/cache' }), means, own)
  expect(Object.keys(env).sort()).toEqual([
    'CHROMIUM',
    'KINETRA_CACHE',
    'KINETRA_DB',
    'KINETRA_TEST_RUN',
    'LANG',
    'LIVEKIT_SERVER_BINARY',
    'NODE_COMPILE_CACHE',
    'PATH',
  ])
})
