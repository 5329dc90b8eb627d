import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame } from './frame.ts'
import { decodeFrames, encodeFrames, FrameCodecError } from './frame-codec.ts'
import { generateGait } from './gait-generator.ts'

const cell = fc.oneof(
  fc.constant(-1),
  fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
)
const frame: fc.Arbitrary<Frame> = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 10 }))
  .chain(([rows, cols]) =>
    fc.record({
      timestamp: fc.double({ min: 0, max: 8.64e15, noNaN: true }).map((time) => time + 0),
      foot: fc.constantFrom('left', 'right'),
      pressureMatrix: fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), {
        minLength: rows,
        maxLength: rows,
      }),
    }),
  )
const frames = fc.array(frame, { maxLength: 6 })

test('frames come back as they were, whatever their size', () => {
  fc.assert(
    fc.property(frames, (given) => {
      expect(decodeFrames(encodeFrames(given))).toEqual(given)
    }),
  )
})

test('changed, cut or lengthened bytes are a clear error', () => {
  fc.assert(
    fc.property(frames, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(), (given, at, change, cut) => {
      const bytes = encodeFrames(given)
      const changed = bytes.slice()
      const index = at % bytes.length
      changed[index] = (changed[index] ?? 0) ^ change
      expect(() => decodeFrames(changed)).toThrow(FrameCodecError)
      expect(() => decodeFrames(bytes.subarray(0, cut % bytes.length))).toThrow(FrameCodecError)
      expect(() => decodeFrames(Uint8Array.from([...bytes, change]))).toThrow(FrameCodecError)
    }),
  )
})

test('any bytes at all are frames or a clear error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(() => decodeFrames(Uint8Array.from([0x4b, 0x46, 1, 0, ...bytes]))).toThrow(FrameCodecError)
    }),
  )
})

test('25 frames of a 13 by 9 insole take at most 250 bytes each', () => {
  const batch = generateGait({
    type: 'running',
    seed: 1,
    startMs: 1.76e12,
    durationInS: 0.5,
    feet: ['left'],
  }).frames
  expect(encodeFrames(batch).length).toBeLessThanOrEqual(250 * batch.length)
})

test.each([
  ['ragged rows', [[1, 2], [3]], 'rows of 2 and of 1'],
  ['a pressure over 100', [[101]], 'pressure 101'],
  ['a pressure that is no number', [[Number.NaN]], 'pressure NaN'],
])('%s cannot be encoded', (_name, pressureMatrix, message) => {
  expect(() => encodeFrames([{ timestamp: 1, foot: 'left', pressureMatrix }])).toThrow(message)
})
