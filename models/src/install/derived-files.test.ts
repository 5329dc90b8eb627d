import { expect, test } from 'vitest'
import { moonshineTokens } from './moonshine-tokens.ts'
import { onnxMetadata } from './onnx-metadata.ts'

function tokenizerOf(pieces: Buffer[]): Buffer {
  return Buffer.concat(
    pieces.flatMap((piece) => {
      const length = piece.length < 128 ? [piece.length] : [(piece.length & 0x7f) | 0x80, piece.length >> 7]
      return [Buffer.from(length), piece]
    }),
  )
}

test('pieces become lines of base64 and id; marks of word starts become spaces, bytes stay bytes', () => {
  const long = Buffer.alloc(300, 'a')
  const pieces = Array.from({ length: 259 }, (_, id) => Buffer.from([id & 0xff]))
  pieces[0] = Buffer.alloc(0)
  const lines = moonshineTokens(tokenizerOf([...pieces, Buffer.from('\u2581heel'), long]))
    .toString()
    .split('\n')
  const decoded = (id: number) => Buffer.from(lines[id]?.split('\t')[0] ?? '', 'base64')
  expect(decoded(0).toString()).toBe('<0>')
  expect(decoded(200)).toEqual(Buffer.from([200]))
  expect(lines[259]).toBe(`${Buffer.from(' heel').toString('base64')}\t259`)
  expect(decoded(260)).toEqual(long)
})

test('a tokenizer cut off is refused', () => {
  expect(() => moonshineTokens(Buffer.from([5, 1, 2]))).toThrow('ends inside a piece')
})

test('metadata are fields 14 of the model, each with key and value', () => {
  expect(onnxMetadata({ a: 'bc' })).toEqual(Buffer.from([0x72, 7, 0x0a, 1, 0x61, 0x12, 2, 0x62, 0x63]))
  const long = onnxMetadata({ k: 'v'.repeat(200) })
  expect([...long.subarray(0, 3)]).toEqual([0x72, (206 & 0x7f) | 0x80, 1])
  expect(long).toHaveLength(209)
})
