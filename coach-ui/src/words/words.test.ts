import { afterEach, expect, test, vi } from 'vitest'
import { LANGUAGES, languageOf } from './language.ts'
import { labelsOf, WORDS } from './words.ts'

afterEach(() => vi.unstubAllGlobals())
const browser = (page: string, own: string) => {
  vi.stubGlobal('document', { documentElement: { lang: page } })
  vi.stubGlobal('navigator', { language: own })
}

test.each([
  ['de-CH', 'en', 'en', 'de'],
  [undefined, 'de', 'en-GB', 'de'],
  [undefined, '', 'de-AT', 'de'],
  [undefined, 'fr', 'de', 'en'],
])('asked for %s on a page in “%s” in a browser in %s it is %s', (tag, page, own, expected) => {
  browser(page, own)
  expect(languageOf(tag)).toBe(expected)
})

test('what a host says in its own words goes before the language', () => {
  const labels = labelsOf({ lang: 'de', labels: { end: 'Tschüss' } })
  expect([labels.end, labels.mute]).toEqual(['Tschüss', 'Mikrofon aus'])
})

test.each(LANGUAGES)('in %s every problem says what is wrong and what to do', (language) => {
  for (const sentence of Object.values(WORDS[language].problems).flat()) expect(sentence).toMatch(/\.$/)
})

test.each(LANGUAGES)('in %s a button that is spoken of has the name that is spoken of', (language) => {
  const { labels, problems } = WORDS[language]
  const spokenOf = Object.values(problems).flatMap(([, todo]) => [...todo.matchAll(/[“„]([^”“]+)[”“]/g)])
  expect(spokenOf.length).toBeGreaterThan(5)
  for (const [, name] of spokenOf) expect(Object.values(labels)).toContain(name)
})
