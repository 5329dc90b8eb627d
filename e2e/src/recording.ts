import type { EncodedRecording } from './microphone.ts'

/** Both sides of a call on one clock. */
export interface Recording {
  readonly sampleRate: number
  readonly received: Int16Array
  readonly spoken: Int16Array
}

/** A stretch of sound, in milliseconds since the recording began. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** Sound above this counts as voice, as in bench/src/voice-client.ts. */
const VOICED = 500

export function decodeRecording({ sampleRate, received, spoken }: EncodedRecording): Recording {
  return { sampleRate, received: decode(received), spoken: decode(spoken) }
}

/** Where a sound is voiced; silences up to `bridgeMs` belong to it, as the gaps between words do. */
export function voicedStretches(sound: Int16Array, sampleRate: number, bridgeMs: number): Stretch[] {
  const stretches: { fromMs: number; toMs: number }[] = []
  for (const [index, sample] of sound.entries()) {
    if (Math.abs(sample) <= VOICED) continue
    const at = (index / sampleRate) * 1000
    const last = stretches.at(-1)
    if (last && at - last.toMs <= bridgeMs) last.toMs = at
    else stretches.push({ fromMs: at, toMs: at })
  }
  return stretches
}

/** The sign of a coach that is still thinking lasts 240 ms (agent/src/call/sign.ts); on its way it gains or loses a little. */
const SIGN_MS = { from: 200, to: 290 }

/** The stretches in which the coach speaks: signs that it is still there are none. */
export function spokenStretches(sound: Int16Array, sampleRate: number, bridgeMs: number): Stretch[] {
  return voicedStretches(sound, sampleRate, bridgeMs).filter(({ fromMs, toMs }) => {
    const lengthMs = toMs - fromMs
    return lengthMs < SIGN_MS.from || lengthMs > SIGN_MS.to
  })
}

/** Silence longer than this is no pause between sentences; of it, a little is kept at both ends. */
const PAUSE_MS = 600
const EDGE_MS = 150

/** A sound as one, where a busy machine made it falter; empty where nothing is voiced. */
export function withoutPauses(sound: Int16Array, sampleRate: number): Int16Array {
  return joinedStretches(sound, sampleRate, voicedStretches(sound, sampleRate, PAUSE_MS))
}

/** Silence up to this lies within a word. */
const WITHIN_WORD_MS = 80

/** How long a sound is voiced, in seconds: neither pauses count, nor where a busy machine made it falter. */
export function voicedSeconds(sound: Int16Array, sampleRate: number): number {
  const lengths = voicedStretches(sound, sampleRate, WITHIN_WORD_MS).map(({ fromMs, toMs }) => toMs - fromMs)
  return lengths.reduce((sum, ms) => sum + ms, 0) / 1000
}

/** Stretches of a sound, each with a soft beginning and end, one behind the other. */
export function joinedStretches(
  sound: Int16Array,
  sampleRate: number,
  stretches: readonly Stretch[],
): Int16Array {
  const at = (ms: number) => Math.max(0, Math.round((ms / 1000) * sampleRate))
  return joined(stretches.map(({ fromMs, toMs }) => sound.slice(at(fromMs - EDGE_MS), at(toMs + EDGE_MS))))
}

/** Sounds, one behind the other. */
export function joined(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function decode(base64: string): Int16Array {
  const bytes = Buffer.from(base64, 'base64')
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
