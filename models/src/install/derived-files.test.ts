import { expect, test } from 'vitest'
import { onnxMetadata } from './onnx-metadata.ts'

test('metadata are fields 14 of the model, each with key and value', () => {
  expect(onnxMetadata({ a: 'bc' })).toEqual(Buffer.from([0x72, 7, 0x0a, 1, 0x61, 0x12, 2, 0x62, 0x63]))
  const long = onnxMetadata({ k: 'v'.repeat(200) })
  expect([...long.subarray(0, 3)]).toEqual([0x72, (206 & 0x7f) | 0x80, 1])
  expect(long).toHaveLength(209)
})
