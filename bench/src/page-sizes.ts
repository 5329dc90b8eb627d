import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Measured } from './measured.ts'

const DIST = resolve(import.meta.dirname, '../../web/dist')
const KB = 1024

/**
 * How much the built page's files send, compressed. What may come together with what is in web/src/budget.test.ts.
 * @param count of the largest ones are told each.
 */
export async function benchPageSizes(count: number): Promise<Measured> {
  const files = globSync('{index.html,embed.js,assets/*.{js,css,woff2}}', { cwd: DIST }).map((file) => {
    const bytes = readFileSync(resolve(DIST, file))
    return { file, size: (file.endsWith('.woff2') ? bytes : gzipSync(bytes)).length / KB }
  })
  if (files.length === 0) throw new Error('There is no built page: run "npm run build".')
  const largest = files.toSorted((a, b) => b.size - a.size).slice(0, count)
  const total = files.reduce((sum, { size }) => sum + size, 0)
  // Without the hash, which changes with each build.
  const nameOf = (file: string) =>
    relative('assets', file)
      .replace(/^\.\.\//, '')
      .replace(/-[\w-]{8}(?=\.)/, '')
  return {
    tables: [
      {
        title: 'Files of the page, compressed',
        columns: ['file', 'KB'],
        lines: [
          ...largest.map(({ file, size }) => [nameOf(file), size.toFixed(1)]),
          [`all ${files.length} files`, total.toFixed(1)],
        ],
      },
    ],
    remarks: [
      'The first load holds a part of them; `web/src/budget.test.ts` keeps it, the launcher and the voice chunk small.',
    ],
  }
}
