import { VOICE_SAMPLE_RATE } from './voice.ts'

/** Noise with as much energy in each octave, as traffic and fans make it (Voss and McCartney's way). */
export function pinkNoise(seconds: number, loudness: number): Int16Array {
  const rows = new Float32Array(12)
  return Int16Array.from({ length: seconds * VOICE_SAMPLE_RATE }, (_, index) => {
    for (let row = 0; row < rows.length; row += 1)
      if (index % 2 ** row === 0) rows[row] = Math.random() * 2 - 1
    return (rows.reduce((sum, value) => sum + value, 0) / rows.length) * loudness * 32_767
  })
}

/**
 * A cough, twice: air that bursts through the throat, and 0.2 s of what flows after it, coloured by the
 * throat's resonances. Without the hum that some end with.
 */
export function cough(): Int16Array {
  const seconds = 0.35
  const once = Float32Array.from({ length: seconds * VOICE_SAMPLE_RATE }, (_, index) => {
    const at = index / VOICE_SAMPLE_RATE
    const burst = Math.exp(-at / 0.025)
    const flow = 0.35 * Math.min(1, at / 0.04) * Math.exp(-Math.max(0, at - 0.12) / 0.06)
    return (Math.random() * 2 - 1) * (burst + flow)
  })
  const coloured = [500, 1400, 2700]
    .map((hertz) => resonance(once, hertz, 250))
    .reduce((sum, part) => sum.map((value, index) => value + (part[index] ?? 0)))
  const highest = coloured.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const sound = Int16Array.from(coloured, (value) => (value / highest) * 20_000)
  const twice = new Int16Array(sound.length * 2)
  twice.set(sound)
  twice.set(sound, sound.length)
  return twice
}

/** A two-pole resonator (Klatt, 1980), `width` in hertz at half its power. */
function resonance(sound: Float32Array, hertz: number, width: number): Float32Array {
  const c = -Math.exp((-2 * Math.PI * width) / VOICE_SAMPLE_RATE)
  const b =
    2 * Math.exp((-Math.PI * width) / VOICE_SAMPLE_RATE) * Math.cos((2 * Math.PI * hertz) / VOICE_SAMPLE_RATE)
  let [last, before] = [0, 0]
  return sound.map((value) => {
    const out = (1 - b - c) * value + b * last + c * before
    before = last
    last = out
    return out
  })
}
