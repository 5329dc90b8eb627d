import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { resample } from '@kinetra/models/audio/resample'
import { readWav, type Sound } from '@kinetra/models/audio/wav-reader'

const run = promisify(execFile)

/** Voices that the product does not speak with: programs of Debian and of most other systems' packages. */
export const VOICES: Readonly<
  Record<string, (text: string, file: string) => [command: string, ...string[]]>
> = {
  'flite slt': (text, file) => ['flite', '-voice', 'slt', '-t', text, '-o', file],
  'flite kal': (text, file) => ['flite', '-voice', 'kal', '-t', text, '-o', file],
  'flite rms': (text, file) => ['flite', '-voice', 'rms', '-t', text, '-o', file],
  'flite awb': (text, file) => ['flite', '-voice', 'awb', '-t', text, '-o', file],
  'espeak-ng m3': (text, file) => ['espeak-ng', '-v', 'en-us+m3', '-w', file, text],
  'espeak-ng f2': (text, file) => ['espeak-ng', '-v', 'en-us+f2', '-w', file, text],
}

/** A sentence in a voice; throws with what to install where its program is missing. */
export async function sayIn(voice: string, text: string): Promise<Sound> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-voice-'))
  const file = join(folder, 'said.wav')
  const [command, ...words] = VOICES[voice]?.(text, file) ?? ['']
  try {
    await run(command, words)
    return readWav(await readFile(file))
  } catch (cause) {
    throw new Error(`The voice ${voice} needs the program ${command}: install the package of that name.`, {
      cause,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What lies between a mouth and the recogniser. */
export const CONDITIONS: Readonly<Record<string, (sound: Sound) => Sound>> = {
  clean: (sound) => sound,
  '10 dB noise': (sound) => ({ ...sound, samples: withNoise(sound.samples, 10) }),
  telephone: (sound) => ({ samples: telephoned(resample(sound, PHONE_RATE)), sampleRate: PHONE_RATE }),
}

const PHONE_RATE = 8000
const PHONE_BAND = [300, 3400] as const

/** Pink noise, as of a street or a fan, so far below the whole sentence's loudness; the same at each run. */
function withNoise(samples: Float32Array, decibels: number): Float32Array {
  let state = 1
  const white = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
  // Paul Kellet's filter: white noise to pink within 0.5 dB.
  let [b0, b1, b2] = [0, 0, 0]
  const noise = samples.map(() => {
    const next = white()
    b0 = 0.99765 * b0 + next * 0.099046
    b1 = 0.963 * b1 + next * 0.2965164
    b2 = 0.57 * b2 + next * 1.0526913
    return b0 + b1 + b2 + next * 0.1848
  })
  const gain = (loudness(samples) / loudness(noise)) * 10 ** (-decibels / 20)
  return samples.map((sample, at) => sample + gain * (noise[at] ?? 0))
}

const loudness = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / Math.max(1, samples.length))

/** What a telephone lets through, by second-order filters (RBJ audio cookbook), twice each. */
function telephoned(samples: Float32Array): Float32Array {
  const [low, high] = PHONE_BAND
  const once = filtered(filtered(samples, 'high', low), 'low', high)
  return filtered(filtered(once, 'high', low), 'low', high)
}

function filtered(samples: Float32Array, pass: 'low' | 'high', hertz: number): Float32Array {
  const angle = (2 * Math.PI * hertz) / PHONE_RATE
  const alpha = Math.sin(angle) / Math.SQRT2
  const side = pass === 'low' ? 1 - Math.cos(angle) : 1 + Math.cos(angle)
  const a0 = 1 + alpha
  const [b0, b1] = [side / 2 / a0, (pass === 'low' ? side : -side) / a0]
  const [a1, a2] = [(-2 * Math.cos(angle)) / a0, (1 - alpha) / a0]
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return samples.map((x) => {
    const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    return y
  })
}
