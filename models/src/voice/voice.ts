import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sherpa, { type OfflineTts } from 'sherpa-onnx-node'
import { toPcm16 } from '../audio/pcm.ts'
import { resample } from '../audio/resample.ts'
import { WorkQueue } from '../work-queue.ts'
import { type Clause, cutAtFirstBreak, splitIntoClauses } from './clauses.ts'
import { createIdleCoresMeter } from './idle-cores.ts'
import { plainWords } from './plain-words.ts'
import { SaidClauses } from './said-clauses.ts'
import { trimEdges } from './trim-edges.ts'

/** Hz of what {@link Voice.speak} yields. */
export const speechRate = 24_000
const bytesPerMs = (speechRate * 2) / 1000
/** Idle cores from which several threads pay. */
const leastIdleCores = 1
/** Practice waits until nobody has been spoken to for this long: no call is under way. */
const quietMs = 120_000
/** After this long it looks again. */
const busyMs = 1000
const plainRequest = { sid: 0, speed: 1, enableExternalBuffer: false }
/** A clause that comes so much late is not heard as a pause. */
const leastPauseMs = 50
/** How much the latest clause counts against what was known of the machine before it. */
const newShare = 0.5
/** A digit is said as a word. */
const lettersOfDigit = 8
const warmUpText = 'Hello, ready when you are.'

export type VoiceFiles = {
  /** Folder with model.onnx and tokens.txt. */
  voiceFolder: string
  /** espeak-ng's data. */
  phonemeFolder: string
}

export type Manner = {
  /** 1 is the voice's own rate. */
  speed: number
  /** When the text is to be heard, in milliseconds from now: what is said before it takes that long. */
  dueInMs: number
}

/** Text to speech by a Piper voice. */
export class Voice {
  /** With as many threads as the voice may use. */
  readonly #quick: OfflineTts
  /** With one thread; the same as the quick one until it has been loaded behind it. */
  #calm: OfflineTts
  readonly #idleCores = createIdleCoresMeter()
  readonly #queue = new WorkQueue()
  /** How long a letter takes to be made, by the last clauses, in milliseconds: more on a busy machine. */
  #letterMs = 0
  /** When somebody was last spoken to, or the voice was loaded. */
  #askedMs = performance.now()
  /** Greetings and fixed phrases come at once. */
  readonly #said: SaidClauses

  private constructor(quick: OfflineTts, said: SaidClauses) {
    this.#quick = quick
    this.#calm = quick
    this.#said = said
  }

  /**
   * Threads that wait for each other by spinning make a clause a third faster on an idle machine and take twice as
   * long on a busy one, so with several threads the model is loaded in both ways, and each clause takes the better.
   * The voice is there once the first one is loaded; the second follows, so that the start does not wait for it.
   */
  static async load({ voiceFolder, phonemeFolder }: VoiceFiles, threads: number): Promise<Voice> {
    const vits = {
      model: join(voiceFolder, 'model.onnx'),
      tokens: join(voiceFolder, 'tokens.txt'),
      dataDir: phonemeFolder,
      noiseScale: 0.667,
      noiseScaleW: 0.8,
      lengthScale: 1,
    }
    const load = async (numThreads: number) => {
      const model = await sherpa.OfflineTts.createAsync({
        model: { vits, numThreads, provider: 'cpu', debug: 0 },
        maxNumSentences: 1,
      })
      await model.generateAsync({ ...plainRequest, text: warmUpText })
      return model
    }
    const voice = new Voice(await load(threads), new SaidClauses(join(voiceFolder, 'said')))
    if (threads > 1) {
      // Where the second one cannot be loaded, for want of memory, the first one speaks on a busy machine as well.
      void load(1)
        .then((calm) => {
          voice.#calm = calm
        })
        .catch(() => undefined)
    }
    return voice
  }

  get waiting(): number {
    return this.#queue.length
  }

  /**
   * Yields the text clause by clause as 24 kHz signed 16-bit little-endian samples of one channel. A clause is
   * due when the sound before it has been played, so another caller's first clause goes before this one's later
   * ones, and still nobody's speech stalls. One that would come late is cut where it can be
   * (docs/decisions/0031).
   */
  async *speak(
    text: string,
    { speed, dueInMs }: Manner,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer, void, void> {
    this.#askedMs = performance.now()
    let dueMs = this.#askedMs + dueInMs
    const clauses = splitIntoClauses(plainWords(text))
    const [opening] = clauses
    if (opening !== undefined) await this.#said.recall(keyOf(opening, speed))
    for (let clause = clauses.shift(); clause !== undefined; clause = clauses.shift()) {
      const [beginning, rest] = clause === opening ? [clause] : this.#inTime(clause, speed, dueMs)
      if (rest !== undefined) clauses.unshift(rest)
      const pcm = await this.#say(beginning, speed, dueMs, signal)
      dueMs = Math.max(dueMs, performance.now()) + pcm.length / bytesPerMs
      yield pcm
    }
  }

  /**
   * Makes what answers begin with ready to be said at once: once for all starts, and while there is no call.
   * @param openings of each the first clause counts.
   */
  async practise(openings: readonly string[]): Promise<void> {
    for (const opening of openings) {
      const [clause] = splitIntoClauses(plainWords(opening))
      if (clause === undefined || (await this.#said.isKept(keyOf(clause, 1)))) continue
      while (performance.now() - this.#askedMs < quietMs || this.#idleCores() < leastIdleCores)
        await sleep(busyMs, undefined, { ref: false })
      const pcm = await this.#say(clause, 1, Number.POSITIVE_INFINITY)
      await this.#said.keep(keyOf(clause, 1), pcm)
    }
  }

  async #say(clause: Clause, speed: number, dueMs: number, signal?: AbortSignal): Promise<Buffer> {
    const key = keyOf(clause, speed)
    const said = this.#said.get(key)
    if (said !== undefined) return said
    const pcm = await this.#queue.run(() => this.#synthesise(clause, speed, dueMs), dueMs, signal)
    this.#said.add(key, pcm)
    return pcm
  }

  /** The clause, or its beginning and its rest where it would be late. */
  #inTime(clause: Clause, speed: number, dueMs: number): readonly [Clause, Clause?] {
    const isThere = this.#said.get(keyOf(clause, speed)) !== undefined || !this.#isLate(clause, dueMs)
    return isThere ? [clause] : (cutAtFirstBreak(clause) ?? [clause])
  }

  /** Whether somebody would hear a pause before it, if it were made now. */
  #isLate(clause: Clause, dueMs: number): boolean {
    return performance.now() + lettersIn(clause) * this.#letterMs > dueMs + leastPauseMs
  }

  /** With all threads where somebody waits; what is due later leaves a core to those who listen and think. */
  async #synthesise(clause: Clause, speed: number, dueMs: number): Promise<Buffer> {
    const { text, pauseMs } = clause
    const isUrgent = this.#isLate(clause, dueMs) && this.#idleCores() >= leastIdleCores
    const model = isUrgent ? this.#quick : this.#calm
    const startMs = performance.now()
    const sound = await model.generateAsync({ ...plainRequest, text, speed })
    const letterMs = (performance.now() - startMs) / lettersIn(clause)
    this.#letterMs += newShare * (letterMs - this.#letterMs)
    const spoken = trimEdges(sound.samples, sound.sampleRate)
    const pause = Buffer.alloc(Math.round((pauseMs / speed) * bytesPerMs) & ~1)
    return Buffer.concat([
      toPcm16(resample({ samples: spoken, sampleRate: sound.sampleRate }, speechRate)),
      pause,
    ])
  }
}

/** Letters of a clause as it is said, about. */
function lettersIn({ text }: Clause): number {
  return text.length + (lettersOfDigit - 1) * (text.match(/\d/g)?.length ?? 0)
}

const keyOf = ({ text, pauseMs }: Clause, speed: number): string => `${speed} ${pauseMs} ${text}`
