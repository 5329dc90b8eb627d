import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { checkArchive } from './archive.ts'

describe('an archive of a database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-archive-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'archive.gz')
  const documents = Array.from({ length: 30 }, (_, n) => ({ document: { _id: `workout-${n}`, load: n / 7 } }))
  const lines = [{ collection: 'workouts' }, ...documents, { documents: 30 }].map((one) =>
    JSON.stringify(one),
  )
  const whole = gzipSync(lines.join('\n'))

  it('tells how many documents it has', async () => {
    writeFileSync(file, whole)
    expect(await checkArchive(file)).toBe(30)
  })

  it('is refused wherever it was cut off', async () => {
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length))
      await expect(checkArchive(file), `${length} bytes`).rejects.toThrow(InvalidInputError)
    }
  })

  it('is refused with a line too few, a line that is none, or a file that is not there', async () => {
    for (let kept = 0; kept < lines.length; kept += 1) {
      writeFileSync(file, gzipSync(lines.slice(0, kept).join('\n')))
      await expect(checkArchive(file), `${kept} lines`).rejects.toThrow('no whole archive')
    }
    writeFileSync(file, gzipSync([...lines.slice(0, 5), '{"document": '].join('\n')))
    await expect(checkArchive(file)).rejects.toThrow('cannot be read')
    await expect(checkArchive(join(folder, 'absent'))).rejects.toThrow('cannot be read')
  })
})
