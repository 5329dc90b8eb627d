import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES } from '@kinetra/coach-ui'
import { WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { afterEach, expect, test } from 'vitest'
import { messages as de } from './de.ts'
import { messages as first } from './en.ts'
import { messages as ofPages } from './en-pages.ts'
import './pages.ts'
import { type Catalogue, type MessageId, speak, t } from './words.ts'

const WEB = join(import.meta.dirname, '../..')
const en: Catalogue = { ...first, ...ofPages }
const FILES = import.meta.glob<Catalogue>('./??.ts', { eager: true, import: 'messages' })
const ids = Object.keys(en) as MessageId[]
afterEach(async () => await speak('en'))

/** Each name of a value in a message, with how it is used. */
function valuesOf(message: string): string[] {
  const found = new Set<string>()
  const collect = (tokens: unknown): void => {
    for (const token of Array.isArray(tokens) ? tokens : []) {
      if (!Array.isArray(token)) continue
      const [name, kind = 'as it is', branches] = token
      found.add(`${name} ${kind}`)
      for (const branch of Object.values(branches ?? {})) collect(branch)
    }
  }
  collect(compileMessage(message))
  return [...found].sort()
}

test('each language that can be chosen has its file, and each file is one that can be', () => {
  expect(Object.keys(FILES)).toEqual(LANGUAGES.map((language) => `./${language}.ts`).sort())
})

test.each(Object.entries(FILES).filter(([file]) => file !== './en.ts'))(
  '%s says all that English says, with the same values',
  (_, other) => {
    expect(Object.keys(other).sort()).toEqual(ids.toSorted())
    const different = ids.filter((id) => String(valuesOf(en[id])) !== String(valuesOf(other[id])))
    expect(different).toEqual([])
    expect(ids.filter((id) => other[id].trim() === '')).toEqual([])
  },
)

test('nothing is said that no part of the page says', () => {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: WEB, exclude: ['src/words/{??,en-pages}.ts'] })
  const text = sources.map((file) => readFileSync(join(WEB, file), 'utf8')).join('\n')
  // The kinds of workouts are said by their own names.
  const used = (id: string) => text.includes(`'${id}'`) || WORKOUT_TYPES.some((type) => type === id)
  expect(ids.filter((id) => !used(id))).toEqual([])
})

test('forms follow the number, in each language', async () => {
  const one = { workouts: 1, calls: 2 }
  expect(t('deleted', one)).toBe('Deleted 1 workout and 2 conversations.')
  await speak('de')
  expect(t('deleted', one)).toBe('1 Training und 2 Gespräche gelöscht.')
  expect(t('frames', { count: 1200 })).toBe('1.200 Einzelbilder')
})

test('the page tells no user to type a command', () => {
  for (const text of [...Object.values(en), ...Object.values(de)])
    expect(text).not.toMatch(/\b(npm|npx|node) /)
})

test('the German page says which language the coach speaks', () => {
  expect(de.languageWords).toBe('Der Coach spricht Englisch.')
})
