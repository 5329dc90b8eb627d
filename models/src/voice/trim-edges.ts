import { frameLevels } from '../audio/loudness.ts'

const frameMs = 5
/** Level (−46 dB of full scale) from which the voice is heard. */
const audibleLevel = 0.005
const leadMs = 10
const tailMs = 30

/** Cuts the near-silence with which a synthesised voice opens (150–250 ms of pure latency) and ends. */
export function trimEdges(samples: Float32Array, sampleRate: number): Float32Array {
  const frameLength = Math.round((sampleRate * frameMs) / 1000)
  const levels = frameLevels(samples, frameLength)
  const first = levels.findIndex((level) => level > audibleLevel)
  if (first < 0) return samples.subarray(0, 0)
  const last = levels.findLastIndex((level) => level > audibleLevel)
  const start = Math.max(0, first * frameLength - Math.round((sampleRate * leadMs) / 1000))
  const end = Math.min(samples.length, (last + 1) * frameLength + Math.round((sampleRate * tailMs) / 1000))
  return samples.subarray(start, end)
}
