import { badRequest } from '../api-error.ts'

export type Sound = {
  /** One channel, −1 to 1. */
  samples: Float32Array
  /** Hz. */
  sampleRate: number
}

type Format = { encoding: number; channels: number; sampleRate: number; bits: number }

const integerEncoding = 1
const floatEncoding = 3
const extensibleEncoding = 0xfffe
const lowestRate = 4_000
const highestRate = 192_000
const mostChannels = 8

function refuse(message: string): never {
  throw badRequest(`${message} Send a WAV file with 16-bit or float samples.`, 'invalid_audio', 'file')
}

function readFormat(chunk: Buffer): Format {
  if (chunk.length < 16) refuse('The WAV file has a "fmt " chunk that is too short.')
  let encoding = chunk.readUInt16LE(0)
  // The extensible form keeps the true encoding in the first two bytes of its sub-format.
  if (encoding === extensibleEncoding && chunk.length >= 26) encoding = chunk.readUInt16LE(24)
  const channels = chunk.readUInt16LE(2)
  const sampleRate = chunk.readUInt32LE(4)
  const bits = chunk.readUInt16LE(14)
  const readable =
    (encoding === integerEncoding && (bits === 16 || bits === 24 || bits === 32)) ||
    (encoding === floatEncoding && (bits === 32 || bits === 64))
  if (!readable) refuse(`The WAV encoding ${encoding} with ${bits} bits is not supported.`)
  if (channels < 1 || channels > mostChannels)
    refuse(`A WAV file with ${channels} channels is not supported.`)
  if (sampleRate < lowestRate || sampleRate > highestRate) {
    refuse(`A sampling rate of ${sampleRate} Hz is not supported (${lowestRate} to ${highestRate}).`)
  }
  return { encoding, channels, sampleRate, bits }
}

function sampleReader(data: Buffer, format: Format): (offset: number) => number {
  if (format.encoding === floatEncoding) {
    const read =
      format.bits === 32 ? (at: number) => data.readFloatLE(at) : (at: number) => data.readDoubleLE(at)
    return (at) => {
      const value = read(at)
      return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0
    }
  }
  const bytes = format.bits / 8
  const scale = 2 ** (format.bits - 1)
  return (at) => data.readIntLE(at, bytes) / scale
}

function mixToOneChannel(data: Buffer, format: Format): Float32Array {
  const bytes = format.bits / 8
  const frameBytes = bytes * format.channels
  const read = sampleReader(data, format)
  const samples = new Float32Array(Math.floor(data.length / frameBytes))
  for (let frame = 0; frame < samples.length; frame += 1) {
    let sum = 0
    for (let channel = 0; channel < format.channels; channel += 1) {
      sum += read(frame * frameBytes + channel * bytes)
    }
    samples[frame] = sum / format.channels
  }
  return samples
}

/**
 * Reads a WAV file: any rate from 4 to 192 kHz, 16-, 24- or 32-bit integers or floats, up to 8 channels, which
 * are averaged. A data chunk that claims more than there is (streamed files do) is read as far as it goes.
 * Throws an {@link ApiError} of status 400 for anything else.
 */
export function readWav(file: Buffer): Sound {
  if (file.length === 0) refuse('The audio file is empty.')
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    refuse('The audio file is not a WAV file.')
  }
  let format: Format | undefined
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const body = file.subarray(at + 8, Math.min(file.length, at + 8 + size))
    if (name === 'fmt ') format = readFormat(body)
    if (name === 'data') {
      if (format === undefined) refuse('The WAV file has no "fmt " chunk before its data.')
      return { samples: mixToOneChannel(body, format), sampleRate: format.sampleRate }
    }
    at += 8 + size + (size % 2)
  }
  refuse('The WAV file has no data chunk.')
}
