import { createMp3Encoder } from 'wasm-media-encoders'
import { wavHeader } from './wav-header.ts'

/** Sound in a form of its own, made while the 16-bit samples of one channel come. */
type Encode = (samples: AsyncIterable<Buffer>, sampleRate: number) => AsyncGenerator<Buffer>

/** What speech is sent as, by OpenAI's names. */
export const speechFormats = {
  pcm: { contentType: 'audio/pcm', encode: asPcm },
  wav: { contentType: 'audio/wav', encode: asWav },
  mp3: { contentType: 'audio/mpeg', encode: asMp3 },
} as const satisfies Record<string, { contentType: string; encode: Encode }>

export type SpeechFormat = keyof typeof speechFormats

async function* asPcm(samples: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* samples
}

async function* asWav(samples: AsyncIterable<Buffer>, sampleRate: number): AsyncGenerator<Buffer> {
  yield wavHeader(sampleRate)
  yield* samples
}

/** Of one voice at 24 kHz, enough that one does not hear it. */
const kilobitsPerSecond = 64

async function* asMp3(samples: AsyncIterable<Buffer>, sampleRate: number): AsyncGenerator<Buffer> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate, channels: 1, bitrate: kilobitsPerSecond })
  for await (const piece of samples) {
    const encoded = encoder.encode([asFloats(piece)])
    // The encoder uses its memory again.
    if (encoded.length > 0) yield Buffer.from(encoded)
  }
  yield Buffer.from(encoder.finalize())
}

function asFloats(pcm: Buffer): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(pcm.length >> 1)
  for (let index = 0; index < floats.length; index += 1) floats[index] = pcm.readInt16LE(index * 2) / 32_768
  return floats
}
