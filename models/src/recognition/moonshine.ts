import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { beamSearch, type Decoder } from './beam-search.ts'
import { asWritten, learnPhrases, type PhraseModel } from './phrase-model.ts'
import { Pieces } from './pieces.ts'

const START = 1
const END = 2
const SAMPLE_RATE = 16_000
/** Nobody says more in a second. */
const MOST_PIECES_A_SECOND = 6.5
const BEAMS = 3
/**
 * How much what people say in this field counts beside what was heard, and how unlikely anything may be by it at most, so
 * that what nobody has said before can still be heard. Found by trials: docs/decisions/0044.
 */
const PHRASE_WEIGHT = 0.3
const LEAST_LIKELY = -7

export interface Heard {
  readonly text: string
  /** Mean logarithm of how likely the sound makes each piece of the text; 0 is certain. */
  readonly certainty: number
}

/** Moonshine in the onnxruntime: sound to text, by a beam search in which the phrases of the field are likelier. */
export class Moonshine {
  readonly #encoder: InferenceSession
  readonly #decoder: InferenceSession
  readonly #pieces: Pieces
  readonly #phrases: PhraseModel

  private constructor(
    encoder: InferenceSession,
    decoder: InferenceSession,
    pieces: Pieces,
    phrases: PhraseModel,
  ) {
    this.#encoder = encoder
    this.#decoder = decoder
    this.#pieces = pieces
    this.#phrases = phrases
  }

  /**
   * @param folder holds encoder_model.ort, decoder_model_merged.ort and tokenizer.bin.
   * @param sentences what people say in this field.
   */
  static async load(folder: string, threads: number, sentences: readonly string[]): Promise<Moonshine> {
    const options = { intraOpNumThreads: threads, interOpNumThreads: 1 }
    const [encoder, decoder, tokenizer] = await Promise.all([
      InferenceSession.create(join(folder, 'encoder_model.ort'), options),
      InferenceSession.create(join(folder, 'decoder_model_merged.ort'), options),
      readFile(join(folder, 'tokenizer.bin')),
    ])
    const pieces = new Pieces(tokenizer)
    const texts = sentences.map((sentence) => pieces.numbersOf(asWritten(sentence)))
    return new Moonshine(encoder, decoder, pieces, learnPhrases(texts, START, END))
  }

  /** @param samples at 16 kHz. Rejects with the signal's reason soon after it is aborted. */
  async hear(samples: Float32Array, signal?: AbortSignal): Promise<Heard> {
    signal?.throwIfAborted()
    const { last_hidden_state: hidden } = await this.#encoder.run({
      input_values: new Tensor('float32', samples, [1, samples.length]),
      attention_mask: ones(samples.length, 1),
    })
    if (hidden === undefined) throw new Error('Moonshine’s encoder gave nothing; fetch its files again.')
    const found = await beamSearch(new CachedDecoder(this.#decoder, hidden), {
      beams: BEAMS,
      start: START,
      end: END,
      signal,
      mostPieces: Math.ceil((samples.length / SAMPLE_RATE) * MOST_PIECES_A_SECOND) + 4,
      weigh: (before, last, next) =>
        PHRASE_WEIGHT * Math.max(LEAST_LIKELY, this.#phrases(before, last, next)),
    })
    return { text: this.#pieces.textOf(found.pieces), certainty: found.certainty }
  }
}

type Tensors = Record<string, Tensor>

/** The decoder of one sound, which remembers what it made of it and of the pieces so far. */
class CachedDecoder implements Decoder {
  readonly #session: InferenceSession
  readonly #hidden: Tensor
  readonly #caches: readonly string[]
  /** Of the sound: the same for every text, and so one row for all. */
  #sound: Tensors = {}
  /** Of the pieces: a row for each text. */
  #texts: Tensors = {}

  constructor(session: InferenceSession, hidden: Tensor) {
    this.#session = session
    this.#hidden = hidden
    this.#caches = session.inputNames.filter((name) => name.startsWith('past_key_values'))
  }

  async step(last: readonly number[], parents: readonly number[]) {
    const isFirst = Object.keys(this.#sound).length === 0
    const past = isFirst ? this.#emptyCache() : { ...this.#sound, ...select(this.#texts, parents) }
    const outputs = await this.#session.run(
      {
        ...past,
        input_ids: new Tensor('int64', BigInt64Array.from(last, BigInt), [last.length, 1]),
        encoder_hidden_states: this.#hidden,
        encoder_attention_mask: ones(this.#hidden.dims[1] ?? 0, 1),
        use_cache_branch: new Tensor('bool', [!isFirst], [1]),
      },
      this.#session.outputNames.filter((name) => isFirst || !isOfSound(name)),
    )
    const kept = (names: readonly string[]): Tensors =>
      Object.fromEntries(
        names.map((name) => {
          const present = outputs[name.replace('past_key_values', 'present')]
          if (present === undefined)
            throw new Error(`Moonshine’s decoder has no ${name}; fetch its files again.`)
          return [name, present]
        }),
      )
    if (isFirst) this.#sound = kept(this.#caches.filter(isOfSound))
    this.#texts = kept(this.#caches.filter((name) => !isOfSound(name)))
    const logits = outputs.logits as Tensor
    return { logits: logits.data as Float32Array, vocabulary: logits.dims[2] ?? 0 }
  }

  #emptyCache(): Tensors {
    const metadata = this.#session.inputMetadata.filter(({ name }) => this.#caches.includes(name))
    return Object.fromEntries(
      metadata.map((input) => {
        const [, heads = 0, , size = 0] = input.isTensor ? input.shape.map(Number) : []
        return [input.name, new Tensor('float32', new Float32Array(0), [1, heads, 0, size])]
      }),
    )
  }
}

const isOfSound = (name: string) => name.includes('.encoder.')

const ones = (length: number, rows: number) =>
  new Tensor('int64', new BigInt64Array(length).fill(1n), [rows, length / rows])

/** Of each tensor these rows, in this order. */
function select(tensors: Tensors, rows: readonly number[]): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => {
      const [count = 0, ...rest] = tensor.dims
      if (count === rows.length && rows.every((row, at) => row === at)) return [name, tensor]
      const data = tensor.data as Float32Array
      const size = data.length / count
      const selected = new Float32Array(size * rows.length)
      for (const [at, row] of rows.entries())
        selected.set(data.subarray(row * size, (row + 1) * size), at * size)
      return [name, new Tensor('float32', selected, [rows.length, ...rest])]
    }),
  )
}
