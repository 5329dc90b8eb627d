import { frameLevels, quantile } from '../audio/loudness.ts'

const frameMs = 20
/** Below this level (−54 dB of full scale) even the loudest part is silence. */
const silenceLevel = 0.002
/** Steady noise is equally loud all the time; speech rises and falls by more than this factor (6 dB). */
const leastContrast = 2
/** Room kept around the speech: soft consonants lie below the threshold. */
const leadMs = 60
const tailMs = 160

/**
 * The part of a recording that is speech, or null where there is none. The recogniser hears words in mere noise,
 * stumbles over leading digital silence, and makes stray words of the padding a voice detector leaves before the
 * first one, so both ends are cut close to what is clearly louder than the quiet parts.
 */
export function findSpeech(samples: Float32Array, sampleRate: number): Float32Array | null {
  const frameLength = Math.round((sampleRate * frameMs) / 1000)
  const levels = frameLevels(samples, frameLength)
  const loud = quantile(levels, 0.95)
  if (loud < silenceLevel) return null
  const sounding = levels.filter((level) => level > 1e-5)
  const quiet = quantile(sounding, 0.1)
  const muted = levels.length - sounding.length
  if (loud < quiet * leastContrast && muted < 3) return null
  const threshold = Math.max(loud * 0.06, Math.min(quiet * 2, loud * 0.3))
  const first = levels.findIndex((level) => level > threshold)
  const last = levels.findLastIndex((level) => level > threshold)
  const start = Math.max(0, first * frameLength - Math.round((sampleRate * leadMs) / 1000))
  const end = Math.min(samples.length, (last + 1) * frameLength + Math.round((sampleRate * tailMs) / 1000))
  return samples.subarray(start, end)
}
