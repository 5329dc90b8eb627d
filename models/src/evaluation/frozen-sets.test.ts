import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import '../coach/intents.ts'
import { readExamples } from '../coach/examples.ts'
import { variationsOf } from '../coach/learned/variations.ts'
import { FROZEN_SETS, readFrozen } from './frozen-sentence.ts'

const COACH = join(import.meta.dirname, '../coach')
const QUOTED = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g

const normalised = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Everything in quotation marks in the coach's folder, every line of its texts, and what it composes of them. */
function examples(): Set<string> {
  const files = readdirSync(COACH, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const composed = variationsOf(readExamples()).map(({ say }) => normalised(say))
  return new Set([
    ...composed,
    ...files.flatMap(({ parentPath, name }) => {
      const text = readFileSync(join(parentPath, name), 'utf8')
      const quoted = [...text.matchAll(QUOTED)].map(([, ...found]) => found.find(Boolean) ?? '')
      return [...quoted, ...text.split('\n')].map(normalised)
    }),
  ])
}

describe('the frozen sets', () => {
  it('hold no sentence that is an example as well', () => {
    const known = examples()
    const all = FROZEN_SETS.flatMap(readFrozen).map(({ say }) => normalised(say))
    expect(known.size).toBeGreaterThan(1000)
    expect(all.filter((say) => say.split(' ').length > 2 && known.has(say))).toEqual([])
  })

  it('hold each sentence once', () => {
    const all = FROZEN_SETS.flatMap(readFrozen).map(({ after, say }) => normalised([...after, say].join(' ')))
    expect(all.filter((say, at) => all.indexOf(say) !== at)).toEqual([])
  })

  it('are large enough to tell two per cent', () => {
    expect(readFrozen('typed').length).toBeGreaterThanOrEqual(300)
    expect(readFrozen('spoken').length + readFrozen('spoken-development').length).toBeGreaterThanOrEqual(120)
  })
})
