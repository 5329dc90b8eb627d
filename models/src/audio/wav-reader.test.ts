import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../api-error.ts'
import { makeWav } from '../testing/make-wav.ts'
import { readWav } from './wav-reader.ts'

type Shape = {
  encoding: number
  channels: number
  bits: number
  write: (data: Buffer, value: number, at: number) => void
}

const shapes: Record<string, Shape> = {
  '16-bit': {
    encoding: 1,
    channels: 1,
    bits: 16,
    write: (data, value, at) => data.writeInt16LE(value * 32_767, at),
  },
  '24-bit': {
    encoding: 1,
    channels: 1,
    bits: 24,
    write: (data, value, at) => data.writeIntLE(value * 8_388_607, at, 3),
  },
  '32-bit': {
    encoding: 1,
    channels: 1,
    bits: 32,
    write: (data, value, at) => data.writeInt32LE(value * 2_147_483_647, at),
  },
  'float 32': {
    encoding: 3,
    channels: 1,
    bits: 32,
    write: (data, value, at) => data.writeFloatLE(value, at),
  },
  'float 64': {
    encoding: 3,
    channels: 1,
    bits: 64,
    write: (data, value, at) => data.writeDoubleLE(value, at),
  },
  'stereo 16-bit': {
    encoding: 1,
    channels: 2,
    bits: 16,
    write: (data, value, at) => data.writeInt16LE(value * 32_767, at),
  },
}

function wavOf(shape: Shape, values: number[], extra = Buffer.alloc(0)): Buffer {
  const bytes = shape.bits / 8
  const data = Buffer.alloc(values.length * shape.channels * bytes)
  for (let index = 0; index < values.length * shape.channels; index += 1) {
    shape.write(data, values[Math.floor(index / shape.channels)] ?? 0, index * bytes)
  }
  const format = Buffer.alloc(24)
  format.write('fmt ', 0)
  format.writeUInt32LE(16, 4)
  format.writeUInt16LE(shape.encoding, 8)
  format.writeUInt16LE(shape.channels, 10)
  format.writeUInt32LE(22_050, 12)
  format.writeUInt16LE(shape.bits, 22)
  const head = Buffer.from('data\0\0\0\0')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), format, extra, head, data])
}

test.each(Object.entries(shapes))('%s samples keep their values', (_name, shape) => {
  const values = [0, 0.5, -0.5, 0.999, -0.999]
  const { samples, sampleRate } = readWav(wavOf(shape, values))
  expect(sampleRate).toBe(22_050)
  expect(Array.from(samples, (sample) => Number(sample.toFixed(3)))).toEqual(values)
})

test('other chunks, also of odd length, are passed over', () => {
  const extra = Buffer.from('LIST\x03\0\0\0abc\0')
  expect(readWav(wavOf(shapes['16-bit'] ?? expect.fail(), [0.5], extra)).samples).toHaveLength(1)
})

test('a streamed file that does not know its length is read to its end', () => {
  const wav = makeWav(new Float32Array(100), 24_000)
  wav.writeUInt32LE(0xffff_ffff, 40)
  expect(readWav(wav).samples).toHaveLength(100)
})

test('floats that are no numbers are silence', () => {
  const wav = wavOf(shapes['float 32'] ?? expect.fail(), [Number.NaN, Number.POSITIVE_INFINITY, 9])
  expect(Array.from(readWav(wav).samples)).toEqual([0, 0, 1])
})

describe('any bytes give samples or a clear refusal', () => {
  const outcome = (bytes: Uint8Array) => {
    try {
      const { samples, sampleRate } = readWav(Buffer.from(bytes))
      return samples.every((sample) => Math.abs(sample) <= 1) && sampleRate >= 4000
    } catch (error) {
      return error instanceof ApiError && error.status === 400 && error.code === 'invalid_audio'
    }
  }

  test('random ones', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), outcome))
  })

  test('a good file with some bytes changed and its end cut off', () => {
    const good = wavOf(
      shapes['16-bit'] ?? expect.fail(),
      Array.from({ length: 40 }, (_, index) => index / 50),
    )
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 })
    const property = fc.property(changes, fc.nat(good.length), (edits, length) => {
      const bytes = Buffer.from(good)
      for (const [at, value] of edits) bytes[at] = value
      return outcome(bytes.subarray(0, length))
    })
    fc.assert(property, { numRuns: 2000 })
  })
})
