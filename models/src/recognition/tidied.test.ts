import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidied } from './tidied.ts'

const word = fc.stringMatching(/^[a-z]{1,8}$/)

describe('a recognised text', () => {
  it.each([
    [
      'Your run took six minutes at 100 minutes at 100 minutes at 100 minutes at 10',
      'Your run took six minutes at 100 minutes at 10',
    ],
    ['no no no no', 'no'],
    ['What about the heel? What about the heel?', 'What about the heel? What about the heel?'],
    ['It was very very hard.', 'It was very very hard.'],
    [`"'My shin hurts, should I see somebody?'`, 'My shin hurts, should I see somebody?'],
    ["It's my runner's knee, isn't it?", "It's my runner's knee, isn't it?"],
    ['', ''],
  ])('"%s" becomes "%s"', (text, expected) => {
    expect(tidied(text)).toBe(expected)
  })

  it('keeps words that do not come back at once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), (words) => {
        expect(tidied(words.join(' '))).toBe(words.join(' '))
      }),
    )
  })

  it('says a loop once, however often it came', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 3, max: 40 }),
        (phrase, times) => {
          const looped = Array.from({ length: times }, () => phrase.join(' ')).join(' ')
          expect(tidied(looped)).toBe(phrase.join(' '))
        },
      ),
    )
  })
})
