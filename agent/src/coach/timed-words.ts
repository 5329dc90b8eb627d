import { USERDATA_TIMED_TRANSCRIPT, voice } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { toCardinal } from 'n2words/en-US'

/** Of the local voice at its own rate, over ten answers; another voice's is known after its first sentence. */
const USUAL_LETTER_S = 0.046
/** Silence after a clause and after a sentence, in letters. */
const COMMA_LETTERS = 3
const STOP_LETTERS = 6
/** How much a sentence counts against what was known of the pace before it. */
const NEW_SHARE = 0.5

/** How fast a voice speaks, learned from what it has said. */
export class Pace {
  #letterS: number

  /** @param rate 1 is the voice's own rate. */
  constructor(rate: number) {
    this.#letterS = USUAL_LETTER_S / rate
  }

  /** How long a text takes, in seconds. */
  lengthOf(text: string): number {
    return lettersOf(text) * this.#letterS
  }

  /** What was said, and how long it took, in seconds. */
  learn(text: string, lengthS: number): void {
    const letters = lettersOf(text)
    if (letters > 0) this.#letterS += NEW_SHARE * (lengthS / letters - this.#letterS)
  }
}

/** Letters and spaces of a text as it is spoken ("173" is "one hundred seventy-three"), with its pauses. */
function lettersOf(text: string): number {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const pause = /[.!?]["')\]]*$/.test(word)
        ? STOP_LETTERS
        : /[,;:]["')\]]*$/.test(word)
          ? COMMA_LETTERS
          : 0
      return word.replace(/\d{1,15}(?:\.\d{1,15})?/g, (number) => toCardinal(number)).length + 1 + pause
    })
    .reduce((sum, letters) => sum + letters, 0)
}

/**
 * Says of each word when it is spoken, so that the captions keep time and an answer that is broken off is stored as
 * far as it was heard. Text-to-speech tells only where a sentence begins; its words are placed by how long they are
 * when they are spoken, and each sentence starts anew (docs/decisions/0027).
 *
 * @param frames sound, in which the first frame of a sentence carries its text and its start in seconds.
 */
export async function* timeWords(frames: AsyncIterable<AudioFrame>, pace: Pace): AsyncGenerator<AudioFrame> {
  let sentence: Sentence | undefined
  let isFirst = true
  let arrivedS = 0
  // The last frame of a sentence takes the words that are left; only the frame after it tells that it was the last.
  let held: AudioFrame | undefined
  for await (const frame of frames) {
    const begun = sentenceOn(frame)
    if (begun !== undefined) {
      if (held && sentence) put(held, sentence.end(arrivedS))
      sentence = new Sentence(isFirst ? begun : ` ${begun}`, arrivedS, pace)
      isFirst = false
    }
    if (held) yield held
    held = frame
    arrivedS += frame.samplesPerChannel / frame.sampleRate
    if (sentence) put(frame, sentence.until(arrivedS))
  }
  if (!held) return
  if (sentence) put(held, sentence.end(arrivedS))
  yield held
}

class Sentence {
  readonly #text: string
  readonly #fromS: number
  readonly #pace: Pace
  /** Those that are still to come, and how long each takes at the pace so far. */
  readonly #words: { readonly text: string; readonly lengthS: number }[]
  /** Where the next word begins, in seconds. */
  #nextS: number

  constructor(text: string, fromS: number, pace: Pace) {
    this.#text = text
    this.#fromS = fromS
    this.#pace = pace
    this.#words = (text.match(/\s*\S+/g) ?? []).map((word) => ({ text: word, lengthS: pace.lengthOf(word) }))
    this.#nextS = fromS
  }

  /** The words that are said by a time, as far as can be told before the sentence has ended. */
  until(timeS: number): voice.TimedString[] {
    let endS = this.#nextS
    const unsaid = this.#words.findIndex(({ lengthS }) => {
      endS += lengthS
      return endS > timeS
    })
    return this.#take(unsaid < 0 ? this.#words.length : unsaid)
  }

  /** The other words, now that it is known when the sentence ends. */
  end(timeS: number): voice.TimedString[] {
    this.#pace.learn(this.#text, timeS - this.#fromS)
    const left = this.#words.reduce((sum, { lengthS }) => sum + lengthS, 0)
    return this.#take(this.#words.length, left > 0 ? (timeS - this.#nextS) / left : 1)
  }

  #take(count: number, stretch = 1): voice.TimedString[] {
    return this.#words.splice(0, count).map(({ text, lengthS }) => {
      const startTime = this.#nextS
      this.#nextS += lengthS * stretch
      return voice.createTimedString({ text, startTime, endTime: this.#nextS })
    })
  }
}

/** The words that came with a frame, as far as it is known when each is spoken. */
export function wordsOn(frame: AudioFrame): TimedWord[] {
  return timedOn(frame).filter(isWord)
}

/** A word with the white space before it, and when it is spoken, in seconds of the sound that it came with. */
export type TimedWord = voice.TimedString & Required<Pick<voice.TimedString, 'startTime' | 'endTime'>>

const isWord = (timed: voice.TimedString): timed is TimedWord =>
  timed.startTime !== undefined && timed.endTime !== undefined

/** The sentence that begins with a frame. Words that have an end were timed by the voice itself. */
function sentenceOn(frame: AudioFrame): string | undefined {
  const [first] = timedOn(frame)
  if (!first || isWord(first)) return undefined
  delete frame.userdata[USERDATA_TIMED_TRANSCRIPT]
  return first.text
}

function put(frame: AudioFrame, words: readonly voice.TimedString[]): void {
  if (words.length > 0) frame.userdata[USERDATA_TIMED_TRANSCRIPT] = [...timedOn(frame), ...words]
}

function timedOn(frame: AudioFrame): voice.TimedString[] {
  const timed = frame.userdata[USERDATA_TIMED_TRANSCRIPT]
  return Array.isArray(timed) ? timed.filter(voice.isTimedString) : []
}
