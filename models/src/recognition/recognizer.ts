import { join } from 'node:path'
import sherpa, { type OfflineRecognizer } from 'sherpa-onnx-node'
import { resample } from '../audio/resample.ts'
import type { Sound } from '../audio/wav-reader.ts'
import { WorkQueue } from '../work-queue.ts'
import { findSpeech } from './find-speech.ts'
import { splitAtQuiet } from './split-at-quiet.ts'
import { tidied } from './tidied.ts'

const modelRate = 16_000
/** sherpa-onnx 1.13.8 answers audio of more than 9.2 s with an empty text (k2-fsa/sherpa-onnx#3975). */
const longestBlockMs = 8_800
/** Silence behind a block: Moonshine mishears a last word with nothing behind it ("my best rhyme" for "run"). */
const tailMs = 200

/** Speech to text by Moonshine. */
export class Recognizer {
  readonly #model: OfflineRecognizer
  readonly #queue = new WorkQueue()

  private constructor(model: OfflineRecognizer) {
    this.#model = model
  }

  /** `folder` holds encoder_model.ort, decoder_model_merged.ort and tokens.txt. */
  static async load(folder: string, threads: number): Promise<Recognizer> {
    const model = await sherpa.OfflineRecognizer.createAsync({
      featConfig: { sampleRate: modelRate, featureDim: 80 },
      modelConfig: {
        moonshine: {
          encoder: join(folder, 'encoder_model.ort'),
          mergedDecoder: join(folder, 'decoder_model_merged.ort'),
        },
        tokens: join(folder, 'tokens.txt'),
        numThreads: threads,
        provider: 'cpu',
      },
    })
    return new Recognizer(model)
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** The words in a sound of any rate; empty where nobody speaks. */
  async transcribe(sound: Sound, signal?: AbortSignal): Promise<string> {
    const speech = findSpeech(resample(sound, modelRate), modelRate)
    if (speech === null) return ''
    const arrival = performance.now()
    const texts: string[] = []
    for (const block of splitAtQuiet(speech, modelRate, longestBlockMs)) {
      texts.push(await this.#queue.run(() => this.#decode(block), arrival, signal))
    }
    return texts.filter((text) => text !== '').join(' ')
  }

  async #decode(samples: Float32Array): Promise<string> {
    const stream = this.#model.createStream()
    stream.acceptWaveform({ sampleRate: modelRate, samples: withTail(samples) })
    const { text } = await this.#model.decodeAsync(stream)
    return tidied(text)
  }
}

function withTail(samples: Float32Array): Float32Array {
  const whole = new Float32Array(samples.length + (modelRate * tailMs) / 1000)
  whole.set(samples)
  return whole
}
