import { expect, test } from 'vitest'
import { Pieces } from './pieces.ts'

function tokenizerOf(texts: readonly string[]): Buffer {
  const marksAndBytes = Array.from({ length: 259 }, (_, number) => Buffer.from([number & 0xff]))
  return Buffer.concat(
    [...marksAndBytes, ...texts.map((text) => Buffer.from(text))].flatMap((piece) => {
      const length = piece.length < 128 ? [piece.length] : [(piece.length & 0x7f) | 0x80, piece.length >> 7]
      return [Buffer.from(length), piece]
    }),
  )
}

const long = 'a'.repeat(300)
const pieces = new Pieces(
  tokenizerOf(['\u2581', 'h', 'e', 'l', 'ee', '\u2581h', '\u2581heel', '\u2581hee', '!', long]),
)
const first = 259

test('a text is put together of pieces, bytes and no marks', () => {
  expect(pieces.textOf([1, first + 6, first + 8, 2])).toBe('heel!')
  expect(pieces.textOf([first + 5, 3 + 0xc3, 3 + 0xa9])).toBe('hé')
  expect(pieces.textOf([first + 9])).toBe(long)
})

test('a text becomes pieces, those with lower numbers first', () => {
  expect(pieces.numbersOf('heel')).toEqual([first + 6])
  expect(pieces.numbersOf('hel')).toEqual([first + 5, first + 2, first + 3])
  expect(pieces.textOf(pieces.numbersOf('heel heel!'))).toBe('heel heel!')
})

test('a tokenizer cut off is refused', () => {
  expect(() => new Pieces(Buffer.from([5, 1, 2]))).toThrow('ends inside a piece')
})
