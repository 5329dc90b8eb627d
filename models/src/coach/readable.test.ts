import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** A longer one is a list of words, and stands in a `.json` file. */
const LONGEST_PATTERN = 160
const LITERAL = /(?<=[[(,=:]\s*|^\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]])*\]|[^/\n\\])+)\/[a-z]*/gm
const BUILT = /new RegExp\(\s*(['`])([\s\S]*?)\1/g

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), 'utf8') }))

it('no regular expression is longer than can be read', () => {
  const found = sources.flatMap(({ file, text }) =>
    [...text.matchAll(LITERAL), ...text.matchAll(BUILT)].map((match) => ({
      file,
      pattern: match[2] ?? match[1] ?? '',
    })),
  )
  expect(found.length).toBeGreaterThan(100)
  expect(found.filter(({ pattern }) => pattern.length > LONGEST_PATTERN)).toEqual([])
})

it('no source is longer than 250 lines', () => {
  expect(sources.filter(({ text }) => text.split('\n').length > 251).map(({ file }) => file)).toEqual([])
})
