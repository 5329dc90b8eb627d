import { resample } from '../audio/resample.ts'
import type { Sound } from '../audio/wav-reader.ts'
import { HARDLY_HEARD_MARK } from '../hardly-heard.ts'
import { WorkQueue } from '../work-queue.ts'
import { findSpeech } from './find-speech.ts'
import { splitAtQuiet } from './split-at-quiet.ts'
import { tidied } from './tidied.ts'
import { WorkerMoonshine } from './worker-moonshine.ts'

const modelRate = 16_000
/** Moonshine loses itself in longer sounds. */
const longestBlockMs = 8_800
/** Silence behind a block: Moonshine mishears a last word with nothing behind it ("my best rhyme" for "run"). */
const tailMs = 200
/** Below this mean log-probability of its pieces half of all texts are wrong in a word that matters: docs/decisions/0062. */
const SURE = -0.4

/** Speech to text by Moonshine. */
export class Recognizer {
  readonly #model: WorkerMoonshine
  readonly #queue = new WorkQueue()
  #interim: AbortController | undefined

  private constructor(model: WorkerMoonshine) {
    this.#model = model
  }

  /**
   * @param folder holds encoder_model.ort, decoder_model_merged.ort and tokenizer.bin.
   * @param sentences what people say here: of what sounds alike, it is likelier.
   */
  static async load(folder: string, threads: number, sentences: readonly string[]): Promise<Recognizer> {
    return new Recognizer(await WorkerMoonshine.load({ folder, threads, sentences }))
  }

  get waiting(): number {
    return this.#queue.length
  }

  close(): Promise<void> {
    return this.#model.close()
  }

  /** The words in a sound of any rate; empty where nobody speaks. */
  async transcribe(sound: Sound, signal?: AbortSignal): Promise<string> {
    this.#interim?.abort()
    const { said, certainty } = await this.#hear(sound, signal)
    return certainty < SURE && said !== '' ? `${said}${HARDLY_HEARD_MARK}` : said
  }

  /**
   * The words so far of somebody who is still speaking. Whoever has finished waits for nobody who has not: while
   * anything else is recognised there are none, and what comes meanwhile ends this.
   */
  async transcribeInterim(sound: Sound, signal: AbortSignal): Promise<string> {
    if (this.#queue.isBusy) return ''
    const own = new AbortController()
    this.#interim = own
    try {
      return (await this.#hear(sound, AbortSignal.any([signal, own.signal]))).said
    } catch (error) {
      if (own.signal.aborted) return ''
      throw error
    }
  }

  async #hear(sound: Sound, signal?: AbortSignal): Promise<{ said: string; certainty: number }> {
    const speech = findSpeech(resample(sound, modelRate), modelRate)
    if (speech === null) return { said: '', certainty: 0 }
    const arrival = performance.now()
    const texts: string[] = []
    let certainty = 0
    for (const block of splitAtQuiet(speech, modelRate, longestBlockMs)) {
      const hear = () => this.#model.hear(withTail(block), signal)
      const heard = await this.#queue.run(hear, arrival, signal)
      texts.push(tidied(heard.text))
      certainty = Math.min(certainty, heard.certainty)
    }
    return { said: texts.filter((text) => text !== '').join(' '), certainty }
  }
}

function withTail(samples: Float32Array): Float32Array {
  const whole = new Float32Array(samples.length + (modelRate * tailMs) / 1000)
  whole.set(samples)
  return whole
}
