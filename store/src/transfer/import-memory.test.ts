import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const COMMAND = fileURLToPath(new URL('../import.ts', import.meta.url))
const FRAMES = 100_000
/** Less than what is read would take: a reader that keeps it runs out of memory. */
const HEAP_MB = 32

describe('a large file', { timeout: 90_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-large-'))
  })
  afterAll(async () => await rm(folder, { recursive: true }))

  const matrix = JSON.stringify(Array.from({ length: 13 }, (_, row) => new Array(9).fill(row + 20.25)))
  const header = JSON.stringify({ kind: 'header', activity: 'running', rows: 13, cols: 9, foot: 'left' })

  it.each([
    ['in lines', '\n', `${header}\n`, ''],
    ['as an array', ',\n', `[${header},\n`, ']'],
  ])('is read in little memory: %s', async (_name, separator, start, end) => {
    const path = join(folder, 'large.json')
    const file = createWriteStream(path)
    file.write(start)
    const count = start.startsWith('[') ? FRAMES / 5 : FRAMES
    for (let index = 0; index < count; index += 1000) {
      const lines = Array.from(
        { length: 1000 },
        (_, at) => `{"timestamp":${1_768_730_960_000 + (index + at) * 20},"pressure_matrix":${matrix}}`,
      )
      const isLast = index + 1000 === count
      if (!file.write(lines.join(separator) + (isLast ? end : separator))) await once(file, 'drain')
    }
    file.end()
    await once(file, 'close')
    const heap = start.startsWith('[') ? HEAP_MB - 10 : HEAP_MB
    const { stdout } = await promisify(execFile)(process.execPath, [
      `--max-old-space-size=${heap}`,
      '--max-semi-space-size=1',
      ...[COMMAND, '--dry-run', path],
    ])
    expect(stdout).toContain(`Would bring in 1 workout with ${count} frames.`)
  })
})
