import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumbers } from './spoken-numbers.ts'

describe('the numbers of a sentence', () => {
  it.each([
    ['Your peak was 61.8.', [61.8]],
    ['Your peak was 61.8 at 4 minutes 10.', [61.8, 4, 10]],
    ['You took 1,204 steps.', [1204]],
    ['sixty-one point eight', [61.8]],
    ['a hundred and four steps', [104]],
    ['one hundred sixty eight steps a minute', [168]],
    ['two thousand three hundred and five', [2305]],
    ['Four minutes ten', [4, 10]],
    ['twelve, eight and three', [12, 8, 3]],
    ['forty two events', [42]],
    ['twenty thirty', [20, 30]],
    ['one point five', [1.5]],
    ['It rose by point five, or by .5', [0.5, 0.5]],
    ['a dozen, and two dozen', [12, 24]],
    ['one event in one minute', [1, 1]],
    ['four and a half minutes', [4.5]],
    ['sixtyone, sixty–one, sixty‑one', [61, 61, 61]],
    ['６１ and ٦', [61]],
    ['2e3 steps', [2000]],
    ['', []],
  ])('amounts: %s', (text, numbers) => {
    expect(findNumbers(text).map((number) => number.value)).toEqual(numbers)
  })

  it.each([
    ['half of it', 'part', 0.5],
    ['a third of the load', 'part', 1 / 3],
    ['two thirds', 'part', 2 / 3],
    ['three quarters', 'part', 0.75],
    ['a quarter more', 'part', 0.25],
    ['twice as many', 'multiple', 2],
    ['it doubled', 'multiple', 2],
    ['a threefold rise', 'multiple', 3],
    ['the twelfth event', 'order', 12],
    ['your twenty-third run', 'order', 23],
    ['the 3rd try', 'order', 3],
  ])('parts, multiples and orders: %s', (text, kind, value) => {
    expect(findNumbers(text)).toEqual([expect.objectContaining({ kind, value })])
  })

  it.each([
    'That one on M3 and Toe2345',
    'the third metatarsal, the fourth and fifth metatarsals, and the 2nd toe',
    'First, the second half of the run was softer, at that point one could see it.',
    'Both halves were much the same.',
    'Double-check the laces.',
  ])('names and manners of speaking count nothing: %s', (text) => {
    expect(findNumbers(text)).toEqual([])
  })

  it('are found in words as in digits, however they are joined', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 999_999 }),
        fc.constantFrom(' ', '-', '  '),
        fc.boolean(),
        (number, joint, isLoud) => {
          const words = inWords(number).replace(/ /g, joint)
          const text = `You had ${isLoud ? words.toUpperCase() : words} of them.`
          expect(findNumbers(text)).toMatchObject([{ value: number, decimals: 0 }])
        },
      ),
    )
  })

  it('are the same with decimals in words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 9 }), (whole, tenth) => {
        const [number] = findNumbers(`It was ${inWords(whole)} point ${inWords(tenth)} there.`)
        expect(number).toMatchObject({ value: Number(`${whole}.${tenth}`), decimals: 1 })
      }),
    )
  })

  it('never break on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void findNumbers(text)))
  })
})

const BELOW_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A number below a million as people say it. */
function inWords(number: number): string {
  if (number < 20) return BELOW_TWENTY[number] ?? ''
  if (number < 100) {
    const rest = number % 10
    return `${TENS[Math.floor(number / 10) - 2]}${rest ? ` ${inWords(rest)}` : ''}`
  }
  const [size, name] = number < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = number % size
  return `${inWords(Math.floor(number / size))} ${name}${rest ? ` ${inWords(rest)}` : ''}`
}
