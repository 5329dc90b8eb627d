import { toPcm16 } from '../audio/pcm.ts'
import { wavHeader } from '../audio/wav-header.ts'

/** A 16-bit WAV file of one channel. */
export function makeWav(samples: Float32Array, sampleRate: number): Buffer {
  const pcm = toPcm16(samples)
  return Buffer.concat([wavHeader(sampleRate, pcm.length), pcm])
}

/** Steady noise of the given loudness, the same at each run. */
export function makeNoise(length: number, level: number): Float32Array {
  let state = 1
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 31 - 1) * level
  })
}
