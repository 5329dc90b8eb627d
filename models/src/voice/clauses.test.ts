import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAtFirstBreak, splitIntoClauses } from './clauses.ts'

function textsOf(text: string): string[] {
  return splitIntoClauses(text).map((clause) => clause.text)
}

test.each([
  ['a short sentence stays whole', 'You ran really well today.', ['You ran really well today.']],
  [
    'a long one begins with its clause before the comma',
    'In this workout, your peak pressure was ninety four percent.',
    ['In this workout,', 'your peak pressure was ninety four percent.'],
  ],
  [
    'or with its first phrase',
    'Your peak pressure today was ninety four percent at the third metatarsal.',
    ['Your peak pressure today was ninety four percent at the third metatarsal.'],
  ],
  [
    'cut before a word that opens one',
    'The highest pressure came from the third metatarsal of your left foot.',
    ['The highest pressure came,', 'from the third metatarsal of your left foot.'],
  ],
  [
    'one word is not a clause',
    'Yes, that was the best workout of the week.',
    ['Yes, that was the best workout,', 'of the week.'],
  ],
  [
    'decimals are no sentence ends',
    '94.5 percent it was. Well done!',
    ['94.5 percent it was.', 'Well done!'],
  ],
  [
    'what stands before a number is said first, as many answers begin with it',
    'Your peak on the inner heel was 61.8.',
    ['Your peak on the inner heel was,', '61.8.'],
  ],
  [
    'up to a comma, where there is one',
    'In this workout, you took 702 steps.',
    ['In this workout,', 'you took 702 steps.'],
  ],
  ['nothing to say', ' … - ', []],
])('%s', (_name, text, clauses) => {
  expect(textsOf(text)).toEqual(clauses)
})

test('a pause belongs to a sentence end, a shorter one to a comma', () => {
  const [comma, end] = splitIntoClauses('In this workout, your peak pressure was very high.')
  expect(comma?.pauseMs).toBeLessThan(end?.pauseMs ?? 0)
})

test.each([
  ['6 minutes at 173 steps a minute.', '6 minutes,', 'at 173 steps a minute.'],
  ['2 minutes 24, and that is your heel.', '2 minutes 24,', 'and that is your heel.'],
  ['82.8 on your big toe.', '82.8,', 'on your big toe.'],
])('a clause that would be late, %s, begins with %s', (text, beginning, rest) => {
  const parts = cutAtFirstBreak({ text, pauseMs: 260 })
  expect(parts?.map((part) => part.text)).toEqual([beginning, rest])
  expect(parts?.[1].pauseMs).toBe(260)
})

test.each(['13 high-force events.', 'Well of course.', '173.'])('%s stays whole', (text) => {
  expect(cutAtFirstBreak({ text, pauseMs: 260 })).toBeUndefined()
})

test('no word is lost or changed, and cuts end', () => {
  const word = fc.constantFrom('peak', 'of', 'and', 'the', 'heel,', 'high.', 'so', 'was;', '42', 'at')
  const property = fc.property(fc.array(word, { maxLength: 80 }), (words) => {
    const plain = (text: string) => text.replace(/[,.;]/g, '').split(/\s+/).filter(Boolean)
    const clauses = splitIntoClauses(words.join(' '))
    expect(clauses.flatMap(({ text }) => plain(text))).toEqual(plain(words.join(' ')))
    const parts = clauses.flatMap((clause) => cutAtFirstBreak(clause) ?? [clause])
    expect(parts.flatMap(({ text }) => plain(text))).toEqual(plain(words.join(' ')))
  })
  fc.assert(property)
})
