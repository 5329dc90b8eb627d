import type { AudioFrame } from '@livekit/rtc-node'

/** Both sounds are compared at this rate: below 1 kHz lies most of a voice, and little to compute. */
const RATE = 2000
/** This much of the microphone's sound is looked for in what the coach said lately. */
const WINDOW = 0.24 * RATE
/** An echo comes back within this time. */
const LATELY_MS = 2000
/** Longer than any utterance that echo is asked about. */
const REMEMBERED_MS = 20_000
/** Looked for this often, while there is something to find. */
const EVERY = 0.1 * RATE
/** Quieter than this (root of the mean square, of 32767) is silence. */
const SILENCE = 30
/**
 * Correlations from which a sound is a copy: where an echo was found before, to within NEARLY, and anywhere.
 * An echo takes the same time each time. Of a voice that has just begun, less than half a window, 2 % are above
 * 0.75 by chance, and 0.2 % above 0.85. Measured over WebRTC in windows of 240 ms: 98 % of an echo's are
 * copies, and 0.4 % of other sentences in the same synthetic voice (docs/decisions/0011).
 */
const COPY = { whereExpected: 0.5, anywhere: 0.75, begun: 0.85 }
const NEARLY = 0.05 * RATE
/** A delay is expected once an echo was found at it so often: a syllable alone may be like another by chance. */
const CERTAIN_FINDS = 2
/** What the microphone hears right now is judged by this many checks: one alone may err. */
const NOW_CHECKS = 4
const NOW_MS = 1500

interface Check {
  readonly atMs: number
  readonly wasCopy: boolean
}

/**
 * Knows the coach's own voice when it comes back through the microphone, from a loudspeaker whose echo the
 * browser does not take out: as a delayed, quieter copy of what was sent, found by correlation.
 */
export class EchoDetector {
  /** What has been sent and will be by #sentUntilMs, with the silence between. */
  #sent: Float32Array = new Float32Array(0)
  #sentUntilMs = 0
  #voiceUntilMs = 0
  #received: Float32Array = new Float32Array(0)
  /** How late the coach came back when it was last found. */
  #delay: { readonly samples: number; readonly finds: number } | undefined
  #sinceCheck = 0
  #checks: Check[] = []

  /** A frame that is queued to go out: it is heard after those before it, or at once. */
  sent(frame: AudioFrame): void {
    this.#passSilence(Date.now())
    const samples = thinned(frame)
    this.#sent = append(this.#sent, samples)
    this.#sentUntilMs += (samples.length / RATE) * 1000
    this.#voiceUntilMs = this.#sentUntilMs
  }

  /** Frames that went out last and were called back before they were heard. */
  takenBack(milliseconds: number): void {
    this.#sent = this.#sent.slice(0, Math.max(0, this.#sent.length - samplesIn(milliseconds)))
    this.#sentUntilMs -= milliseconds
    this.#voiceUntilMs = Math.min(this.#voiceUntilMs, this.#sentUntilMs)
  }

  /** A frame of the microphone. */
  received(frame: AudioFrame): void {
    const samples = thinned(frame)
    this.#received = append(this.#received, samples).slice(-WINDOW)
    this.#sinceCheck += samples.length
    const beyond = this.#sinceCheck - EVERY
    if (beyond < 0) return
    this.#check(Date.now())
    // Of frames of any length.
    this.#sinceCheck = beyond
  }

  /** Whether the microphone hears the coach right now. */
  isEcho(): boolean {
    const now = Date.now()
    // The first syllable of an echo is older than the last regular check.
    if (this.#sinceCheck >= EVERY / 2) this.#check(now)
    return areMostlyCopies(this.#checks.slice(-NOW_CHECKS).filter(({ atMs }) => now - atMs < NOW_MS))
  }

  /** Whether what the microphone heard since a time was mostly the coach. */
  wasEchoSince(milliseconds: number): boolean {
    return areMostlyCopies(this.#checks.filter(({ atMs }) => atMs >= milliseconds))
  }

  #check(now: number): void {
    this.#sinceCheck = 0
    if (now - this.#voiceUntilMs > LATELY_MS || loudness(this.#received) < SILENCE) return
    this.#checks = this.#checks.filter(({ atMs }) => now - atMs < REMEMBERED_MS)
    this.#checks.push({ atMs: now, wasCopy: this.#isCopy(this.#playedBy(now)) })
  }

  /**
   * Nothing was sent until now. A pause is part of the sound: a window of the microphone over the end of a
   * word is not found where the word's end and the next one's start have been put together.
   */
  #passSilence(now: number): void {
    const passed = Math.min(now - this.#sentUntilMs, LATELY_MS)
    if (passed > 0) this.#sent = append(this.#sent, new Float32Array(samplesIn(passed)))
    this.#sentUntilMs = Math.max(this.#sentUntilMs, now)
    const queued = samplesIn(this.#sentUntilMs - now)
    this.#sent = this.#sent.slice(-samplesIn(LATELY_MS) - queued)
  }

  /** Whether what was heard last is part of what was played until now. */
  #isCopy(played: Float32Array): boolean {
    const expected = this.#delay
    if (expected && expected.finds >= CERTAIN_FINDS) {
      const until = played.length - expected.samples + NEARLY
      const near = played.subarray(Math.max(0, until - WINDOW - 2 * NEARLY), until)
      if (bestMatch(this.#received, near).correlation > COPY.whereExpected) return true
    }
    const { correlation, until } = bestMatch(this.#received, played)
    const hasJustBegun = loudness(this.#received.subarray(0, WINDOW / 2)) < SILENCE
    if (correlation <= (hasJustBegun ? COPY.begun : COPY.anywhere)) return false
    const samples = played.length - until
    const isAgain = expected !== undefined && Math.abs(samples - expected.samples) <= NEARLY
    this.#delay = { samples, finds: isAgain ? expected.finds + 1 : 1 }
    return true
  }

  /** The last of what was sent, up to now. */
  #playedBy(now: number): Float32Array {
    this.#passSilence(now)
    return this.#sent.subarray(0, this.#sent.length - samplesIn(this.#sentUntilMs - now))
  }
}

function areMostlyCopies(checks: readonly Check[]): boolean {
  const copies = checks.filter(({ wasCopy }) => wasCopy)
  return copies.length > 0 && copies.length * 2 >= checks.length
}

function samplesIn(milliseconds: number): number {
  return Math.round((milliseconds / 1000) * RATE)
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

function append(sound: Float32Array, more: Float32Array): Float32Array {
  const joined = new Float32Array(sound.length + more.length)
  joined.set(sound)
  joined.set(more, sound.length)
  return joined
}

function loudness(sound: Float32Array): number {
  return Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sound.length))
}

/** The part of a sound that a window correlates with most (normalised, 0 to 1), by where that part ends. */
function bestMatch(window: Float32Array, sound: Float32Array): { correlation: number; until: number } {
  const own = window.reduce((sum, sample) => sum + sample * sample, 0)
  let energy = sound.subarray(0, window.length).reduce((sum, sample) => sum + sample * sample, 0)
  let best = { correlation: 0, until: 0 }
  for (let from = 0; from + window.length <= sound.length; from += 1) {
    const until = from + window.length
    if (energy > SILENCE * SILENCE * window.length) {
      let product = 0
      for (let at = 0; at < window.length; at += 1) product += (window[at] ?? 0) * (sound[from + at] ?? 0)
      const correlation = product / Math.sqrt(own * energy)
      if (correlation > best.correlation) best = { correlation, until }
    }
    energy += (sound[until] ?? 0) ** 2 - (sound[from] ?? 0) ** 2
  }
  return best
}
