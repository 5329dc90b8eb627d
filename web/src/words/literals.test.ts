import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findLiterals } from '../testing/find-literals.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** The catalogues themselves; and what is said to the coach, in its language. */
const LEFT_OUT = [
  /\/words\//,
  /\/testing\//,
  /\.test\./,
  /page-context\/coach-actions\.ts$/,
  /room\/page-(actions|link)\.ts$/,
  /element\/kinetra-coach\.ts$/,
  /panel\/example-questions\.ts$/,
]

test('no word that a user reads stands outside the catalogues', () => {
  const files = globSync('{web,coach-ui}/src/**/*.{ts,tsx}', { cwd: ROOT })
  const read = files.filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)))
  expect(read.length).toBeGreaterThan(100)
  const found = read.flatMap((file) =>
    findLiterals(file, readFileSync(join(ROOT, file), 'utf8')).map((text) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})

test.each([
  ['between tags', '<p>Nothing here</p>', 'Nothing here'],
  ['of one word', '<p>Nothing</p>', 'Nothing'],
  ['as a label', '<button aria-label="Close" />', 'Close'],
  ['as a placeholder', "<input placeholder={on ? 'Ask' : t('type')} />", 'Ask'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template in the source that is looked through
  ['around a value', '<p>{`${count} events`}</p>', 'events'],
  ['of a component', '<Figure name="Peak" />', 'Peak'],
  ['in a table', "const NAMES = { high: 'High force' }", 'High force'],
])('a text %s is found', (_, source, text) => {
  expect(findLiterals('page.tsx', source)).toEqual([text])
})

test.each([
  ['a message', "<p title={t('peak')}>{t('mean')}</p>"],
  ['a class', '<p className="small quiet" data-testid="Some name" />'],
  ['an error for developers', "throw new Error('The page has no root.')"],
  ['the product’s name', '<b>Kinetra</b>'],
  ['signs', '<p>{a} · {b} / 100 ×</p>'],
])('%s is none', (_, source) => {
  expect(findLiterals('page.tsx', source)).toEqual([])
})
