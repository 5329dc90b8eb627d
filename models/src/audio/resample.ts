import sherpa from 'sherpa-onnx-node'
import type { Sound } from './wav-reader.ts'

/** Brings a whole sound to another rate (band-limited). */
export function resample(sound: Sound, sampleRate: number): Float32Array {
  if (sound.sampleRate === sampleRate || sound.samples.length === 0) return sound.samples
  return new sherpa.LinearResampler(sound.sampleRate, sampleRate).flush(sound.samples)
}
