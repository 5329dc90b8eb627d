import type { Product } from './product.ts'

/** 24 kHz, 16 bit, mono: what the text-to-speech endpoint gives. */
export const VOICE_SAMPLE_RATE = 24_000

const VOICED = 500

type ModelServer = Pick<Product, 'modelsUrl' | 'modelsKey'>

/** A question as sound: PCM without header, up to its last voiced sample. */
export async function speak(models: ModelServer, text: string): Promise<Int16Array> {
  const response = await fetch(`${models.modelsUrl}/audio/speech`, {
    method: 'POST',
    headers: { authorization: `Bearer ${models.modelsKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ input: text, model: 'piper-joe', voice: 'joe', response_format: 'pcm' }),
  })
  if (!response.ok) throw new Error(`text-to-speech answered ${response.status}: ${await response.text()}`)
  const sound = new Int16Array(await response.arrayBuffer())
  return sound.slice(0, sound.findLastIndex((sample) => Math.abs(sample) > VOICED) + 1)
}

/** What is said in a sound, recognised in pieces so that a long recording is understood as well. */
export async function transcribe(
  models: ModelServer,
  sound: Int16Array,
  sampleRate: number,
): Promise<string> {
  const texts: string[] = []
  for (const piece of splitAtSilence(sound, sampleRate)) {
    const form = new FormData()
    form.set('file', new Blob([wav(piece, sampleRate)], { type: 'audio/wav' }), 'sound.wav')
    form.set('model', 'moonshine-tiny-en')
    const response = await fetch(`${models.modelsUrl}/audio/transcriptions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${models.modelsKey}` },
      body: form,
    })
    if (!response.ok) throw new Error(`speech-to-text answered ${response.status}: ${await response.text()}`)
    texts.push(((await response.json()) as { text: string }).text)
  }
  return texts.filter(Boolean).join(' ')
}

/** Utterances, cut where it is quiet for half a second. */
export function splitAtSilence(sound: Int16Array, sampleRate: number): Int16Array[] {
  const gap = sampleRate / 2
  const pieces: Int16Array[] = []
  let start = -1
  let lastVoiced = -1
  for (let at = 0; at < sound.length; at += 1) {
    if (Math.abs(sound[at] ?? 0) <= VOICED) continue
    if (start >= 0 && at - lastVoiced > gap) {
      pieces.push(sound.slice(start, lastVoiced + 1))
      start = -1
    }
    if (start < 0) start = at
    lastVoiced = at
  }
  if (start >= 0) pieces.push(sound.slice(start, lastVoiced + 1))
  return pieces.filter((piece) => piece.length > sampleRate / 10)
}

/** A WAV file of 16-bit mono sound. */
export function wav(sound: Int16Array, sampleRate: number): ArrayBuffer {
  const bytes = new ArrayBuffer(44 + sound.length * 2)
  const view = new DataView(bytes)
  const text = (at: number, value: string) => {
    for (let index = 0; index < value.length; index += 1) view.setUint8(at + index, value.charCodeAt(index))
  }
  text(0, 'RIFF')
  view.setUint32(4, 36 + sound.length * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, sound.length * 2, true)
  new Int16Array(bytes, 44).set(sound)
  return bytes
}
