import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { LogFile } from './log-file.ts'

const text = (words: string) => new TextEncoder().encode(words)

it('keeps what is written, behind what was there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'part.log')
  for (const words of ['one\n', 'two\n']) {
    const log = new LogFile(path)
    log.append(text(words))
    log.close()
  }
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
})

it.runIf(process.platform === 'linux')('a full disk ends nobody', () => {
  const log = new LogFile('/dev/full')
  expect(() => log.append(text('lost\n'))).not.toThrow()
  log.close()
})
