import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const MICROPHONE_RATE = 24_000
/** Of the recording. */
const RATE = 8000
const BIAS = 0x84

/**
 * "How many steps were there?" by the program flite and its voice slt, 1.9 s: a voice that the voice activity detection
 * takes for one. What it says is what the scripted speech-to-text makes of it.
 */
export function spokenQuestion(): Int16Array {
  const bytes = readFileSync(join(import.meta.dirname, 'fixtures/question.ulaw'))
  return Int16Array.from({ length: (bytes.length * MICROPHONE_RATE) / RATE }, (_, index) =>
    expanded(bytes[Math.floor((index * RATE) / MICROPHONE_RATE)] ?? 0xff),
  )
}

/** A sample of G.711 µ-law as a linear one. */
function expanded(byte: number): number {
  const code = ~byte & 0xff
  const magnitude = (((code & 0x0f) << 3) + BIAS) << ((code & 0x70) >> 4)
  return code & 0x80 ? BIAS - magnitude : magnitude - BIAS
}
