import { expect, it } from 'vitest'
import { readExamples } from './examples.ts'
import { sentencesSaid } from './sentences-said.ts'

it('leaves out what a recogniser misheard', () => {
  const examples = readExamples()
  const said = new Set(
    examples.filter(({ heard }) => !heard).flatMap(({ say, after = [] }) => [say, ...after]),
  )
  const misheard = examples.filter(({ heard, say }) => heard && !said.has(say)).map(({ say }) => say)
  const ear = new Set(sentencesSaid())
  expect(misheard.length).toBeGreaterThan(100)
  expect(misheard.filter((say) => ear.has(say))).toEqual([])
  expect(ear.size).toBeGreaterThan(3000)
})
