import { USERDATA_TIMED_TRANSCRIPT, voice } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { toCardinal } from 'n2words/en-US'
import { isSound } from './silence.ts'

/** Of the local voice at its own rate, over 19 sentences; another voice's is known after its first ones. */
const USUAL_LETTER_S = 0.05
/** Silence after a clause, and after a sentence that is followed by another in the same sound, in letters. */
const COMMA_LETTERS = 3
const STOP_LETTERS = 6
/** How much longer the last word is spoken, in letters; the silence after it is seen in the sound. */
const LAST_LETTERS = 1
/** No voice speaks faster: such a sentence has been shown, not spoken. */
const LEAST_LETTER_S = 0.01
/** How much a sentence counts against what was known of the pace before it. */
const NEW_SHARE = 0.5
/** Under this name a sentence's last frame carries its words. */
const SENTENCE = 'kinetra.sentence'
/** Under this one its first frame carries its text. */
const TEXT = 'kinetra.text'

/** How fast a voice speaks, learned from what it has said. */
export class Pace {
  #letterS: number

  /** @param rate 1 is the voice's own rate. */
  constructor(rate: number) {
    this.#letterS = USUAL_LETTER_S / rate
  }

  /** How long some letters take, in seconds. */
  lengthOf(letters: number): number {
    return letters * this.#letterS
  }

  /** How long some letters took, in seconds. */
  learn(letters: number, lengthS: number): void {
    if (letters === 0 || lengthS / letters < LEAST_LETTER_S) return
    this.#letterS += NEW_SHARE * (lengthS / letters - this.#letterS)
  }
}

/** Letters and spaces of a word as it is spoken ("173" is "one hundred seventy-three"), with the pause after it. */
function lettersOf(word: string, isLast: boolean): number {
  const spoken = word.trimStart().replace(/\d{1,15}(?:\.\d{1,15})?/g, (number) => toCardinal(number))
  return spoken.length + 1 + (isLast ? LAST_LETTERS : pauseAfter(word))
}

/** How long a text takes to be said at a rate, in seconds, about: another voice may be faster or slower. */
export function usualLengthS(text: string, rate: number): number {
  const letters = text.split(/\s+/).reduce((sum, word) => sum + lettersOf(word, false), 0)
  return new Pace(rate).lengthOf(letters)
}

function pauseAfter(word: string): number {
  if (/[.!?]["')\]]*$/.test(word)) return STOP_LETTERS
  return /[,;:]["')\]]*$/.test(word) ? COMMA_LETTERS : 0
}

/**
 * Says of each word when it is spoken, so that the captions keep time and an answer that is broken off is stored as
 * far as it was heard. Text-to-speech tells only where a sentence begins; its words are placed by how long they are
 * when they are spoken, and each sentence starts anew (docs/decisions/0027).
 *
 * @param frames sound, in which the first frame of a sentence carries its text and its start in seconds.
 * @param isContinued whether something of the same answer was said before; asked when the first frame is there.
 */
export async function* timeWords(
  frames: AsyncIterable<AudioFrame>,
  pace: Pace,
  isContinued = () => false,
): AsyncGenerator<AudioFrame> {
  let sentence: Sentence | undefined
  let isFirst = true
  let arrivedS = 0
  // The last frame of a sentence takes the words that are left; only the frame after it tells that it was the last.
  let held: AudioFrame | undefined
  for await (const frame of frames) {
    const begun = sentenceOn(frame)
    if (begun !== undefined) {
      if (held) sentence?.endOn(held)
      sentence = new Sentence(isFirst && !isContinued() ? begun : ` ${begun}`, arrivedS, pace)
      frame.userdata[TEXT] = begun
      isFirst = false
    }
    if (held) yield held
    held = frame
    arrivedS += frame.samplesPerChannel / frame.sampleRate
    sentence?.goOn(frame, arrivedS)
  }
  if (!held) return
  sentence?.endOn(held)
  yield held
}

/** A word of a sentence, and how long it is when it is spoken. */
interface Word {
  readonly text: string
  readonly letters: number
}

class Sentence {
  readonly #words: readonly Word[]
  readonly #fromS: number
  readonly #pace: Pace
  /** How many words have been placed, and where the next one begins, in seconds. */
  #placed = 0
  #nextS: number
  /** Where the sound ends that has come, and the last of it that is not silence, in seconds. */
  #arrivedS: number
  #spokenS: number

  constructor(text: string, fromS: number, pace: Pace) {
    const words = text.match(/\s*\S+/g) ?? []
    this.#words = words.map((word, at) => ({
      text: word,
      letters: lettersOf(word, at === words.length - 1),
    }))
    this.#fromS = fromS
    this.#pace = pace
    this.#nextS = fromS
    this.#arrivedS = fromS
    this.#spokenS = fromS
  }

  /** Puts the words on a frame that are said by its end, as far as can be told before the sentence has ended. */
  goOn(frame: AudioFrame, arrivedS: number): void {
    this.#arrivedS = arrivedS
    if (isSound(frame)) this.#spokenS = arrivedS
    const said: TimedWord[] = []
    const left = this.#words.slice(this.#placed)
    for (const word of timed(left, this.#nextS, (letters) => this.#pace.lengthOf(letters))) {
      if (word.endTime > arrivedS) break
      said.push(word)
    }
    this.#placed += said.length
    this.#nextS = said.at(-1)?.endTime ?? this.#nextS
    put(frame, said)
  }

  /** Puts the other words on its last frame, and all of them anew: now it is known how long they took. */
  endOn(frame: AudioFrame): void {
    const left = this.#words.slice(this.#placed)
    put(frame, [...timed(left, this.#nextS, evenly(left, Math.max(0, this.#arrivedS - this.#nextS)))])
    // Where nothing is loud enough to be heard as sound, as in a whisper, the silence at the end counts too.
    const lengthS = (this.#spokenS > this.#fromS ? this.#spokenS : this.#arrivedS) - this.#fromS
    this.#pace.learn(lettersIn(this.#words), lengthS)
    frame.userdata[SENTENCE] = [...timed(this.#words, this.#fromS, evenly(this.#words, lengthS))]
  }
}

/** Words one after the other, from a time on, each as soon as it is asked for. */
function* timed(words: readonly Word[], fromS: number, lengthOf: (letters: number) => number) {
  let startTime = fromS
  for (const { text, letters } of words) {
    const endTime = startTime + lengthOf(letters)
    yield { ...voice.createTimedString({ text }), startTime, endTime }
    startTime = endTime
  }
}

/** How long each word takes of the time that all of them take. */
function evenly(words: readonly Word[], lengthS: number): (letters: number) => number {
  const all = lettersIn(words)
  return (letters) => (lengthS * letters) / all
}

function lettersIn(words: readonly Word[]): number {
  return words.reduce((sum, { letters }) => sum + letters, 0)
}

/** The words that came with a frame, as far as it is known when each is spoken. */
export function wordsOn(frame: AudioFrame): TimedWord[] {
  return timedOn(frame).filter(isWord)
}

/** All words of the sentence that ends with a frame, by its true length, the earlier guesses of `wordsOn` included. */
export function sentenceEndingOn(frame: AudioFrame): TimedWord[] {
  const words = frame.userdata[SENTENCE]
  return Array.isArray(words) ? words.filter(voice.isTimedString).filter(isWord) : []
}

/** A word with the white space before it, and when it is spoken, in seconds of the sound that it came with. */
export type TimedWord = voice.TimedString & Required<Pick<voice.TimedString, 'startTime' | 'endTime'>>

const isWord = (timed: voice.TimedString): timed is TimedWord =>
  timed.startTime !== undefined && timed.endTime !== undefined

/** The text of the sentence that begins with a frame. */
export function sentenceBeginningOn(frame: AudioFrame): string | undefined {
  const text = frame.userdata[TEXT]
  return typeof text === 'string' ? text : undefined
}

/** The sentence that begins with a frame, as the voice gives it. Words that have an end were timed by the voice itself. */
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
