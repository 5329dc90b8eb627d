import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidied } from './tidied.ts'

const word = fc.stringMatching(/^[a-z]{1,8}$/)

describe('a recognised text', () => {
  it.each([
    [
      'Your run took six minutes at 100 minutes at 100 minutes at 100 minutes at 10',
      'Your run took six minutes at 100',
    ],
    ['no no no no', 'no'],
    [
      `It came at 2, and ${'that is where the shock goes and '.repeat(7)}that is where`,
      'It came at 2, and that is where the shock goes',
    ],
    [`You took 206 steps in a 10-${'second-'.repeat(40)}`, 'You took 206 steps in a 10-second'],
    ['again again again and then stop stop stop', 'again and then stop'],
    ['A well-to-do run-of-the-mill run', 'A well-to-do run-of-the-mill run'],
    ['What about the heel? What about the heel?', 'What about the heel? What about the heel?'],
    ['It was very very hard.', 'It was very very hard.'],
    [`"'My shin hurts, should I see somebody?'`, 'My shin hurts, should I see somebody?'],
    ["It's my runner's knee, isn't it?", "It's my runner's knee, isn't it?"],
    ['', ''],
    [' [BLANK_AUDIO]\n', ''],
    ['(wind blowing)', ''],
    [' \n', ''],
    ['♪ ♪', ''],
    ['...', ''],
    ['*coughs* What was my peak?', 'What was my peak?'],
    ['[Music] Show me (laughs) the heel.', 'Show me the heel.'],
  ])('"%s" becomes "%s"', (text, expected) => {
    expect(tidied(text)).toBe(expected)
  })

  it('is quick, whatever it is made of', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 300, maxLength: 300 })
    fc.assert(
      fc.property(text, (words) => tidied(words.join(' ')).length > 0),
      { interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true },
    )
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
        fc.uniqueArray(word, { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 3, max: 40 }),
        (phrase, times) => {
          const looped = Array.from({ length: times }, () => phrase.join(' ')).join(' ')
          expect(tidied(looped)).toBe(phrase.join(' '))
        },
      ),
    )
  })
})
