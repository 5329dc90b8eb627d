import type { AudioFrame } from '@livekit/rtc-node'

/** Both sounds are compared at this rate: below 1 kHz lies most of a voice, and little to compute. */
const RATE = 2000
/** This much of the microphone's sound is looked for in what the coach said lately. */
const WINDOW = 0.24 * RATE
const LATELY = 3 * RATE
/** Longer than any utterance that echo is asked about. */
const REMEMBERED_MS = 20_000
/** Looked for this often, while there is something to find. */
const EVERY = 0.1 * RATE
/** Quieter than this (root of the mean square, of 32767) is silence. */
const SILENCE = 30
/**
 * Correlation from which a sound is a copy. Measured in windows of 240 ms: echoes above 0.9, another
 * sentence of the same synthetic voice at most 0.64 (docs/decisions/0011).
 */
const COPY = 0.75

/**
 * Knows the coach's own voice when it comes back through the microphone, from a loudspeaker whose echo the
 * browser does not take out: as a delayed, quieter copy of what was sent, found by correlation.
 */
export class OwnVoice {
  #sent: Float32Array = new Float32Array(0)
  #sentAtMs = 0
  #heard: Float32Array = new Float32Array(0)
  #sinceCheck = 0
  #checks: { readonly atMs: number; readonly wasCopy: boolean }[] = []

  /** A frame that goes out. */
  sent(frame: AudioFrame): void {
    this.#sent = append(this.#sent, thinned(frame), LATELY)
    this.#sentAtMs = Date.now()
  }

  /** Frames that went out last and were called back before they were heard. */
  takenBack(milliseconds: number): void {
    this.#sent = this.#sent.slice(
      0,
      Math.max(0, this.#sent.length - Math.round((milliseconds / 1000) * RATE)),
    )
  }

  /** A frame of the microphone. */
  heard(frame: AudioFrame): void {
    const samples = thinned(frame)
    this.#heard = append(this.#heard, samples, WINDOW)
    this.#sinceCheck += samples.length
    if (this.#sinceCheck < EVERY) return
    this.#sinceCheck = 0
    const now = Date.now()
    if (now - this.#sentAtMs > (LATELY / RATE) * 1000 || loudness(this.#heard) < SILENCE) return
    this.#checks = this.#checks.filter(({ atMs }) => now - atMs < REMEMBERED_MS)
    this.#checks.push({ atMs: now, wasCopy: correlation(this.#heard, this.#sent) > COPY })
  }

  /** Whether the microphone hears the coach right now. */
  get isHeard(): boolean {
    const last = this.#checks.at(-1)
    return last?.wasCopy === true && Date.now() - last.atMs < 250
  }

  /** Whether a good part of what the microphone heard since a time was the coach. */
  wasHeardSince(milliseconds: number): boolean {
    const checks = this.#checks.filter(({ atMs }) => atMs >= milliseconds)
    const copies = checks.filter(({ wasCopy }) => wasCopy)
    return copies.length > 0 && copies.length * 3 >= checks.length
  }
}

/** A sound at RATE: each sample the mean of those it stands for. */
function thinned({ data, sampleRate, channels }: AudioFrame): Float32Array {
  const step = (sampleRate / RATE) * channels
  return Float32Array.from({ length: Math.floor(data.length / step) }, (_, index) => {
    let sum = 0
    for (let at = 0; at < step; at += 1) sum += data[Math.floor(index * step) + at] ?? 0
    return sum / step
  })
}

function append(sound: Float32Array, more: Float32Array, longest: number): Float32Array {
  const from = Math.max(0, sound.length + more.length - longest)
  const joined = new Float32Array(sound.length - from + more.length)
  joined.set(sound.subarray(from))
  joined.set(more, sound.length - from)
  return joined
}

function loudness(sound: Float32Array): number {
  return Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sound.length))
}

/** The highest normalised correlation of a window with any equally long part of a sound, 0 to 1. */
function correlation(window: Float32Array, sound: Float32Array): number {
  const own = window.reduce((sum, sample) => sum + sample * sample, 0)
  let energy = sound.subarray(0, window.length).reduce((sum, sample) => sum + sample * sample, 0)
  let highest = 0
  for (let from = 0; from + window.length <= sound.length; from += 1) {
    if (energy > SILENCE * SILENCE * window.length) {
      let product = 0
      for (let at = 0; at < window.length; at += 1) product += (window[at] ?? 0) * (sound[from + at] ?? 0)
      highest = Math.max(highest, product / Math.sqrt(own * energy))
    }
    energy += (sound[from + window.length] ?? 0) ** 2 - (sound[from] ?? 0) ** 2
  }
  return highest
}
