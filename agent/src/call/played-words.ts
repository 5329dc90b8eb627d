import type { AudioFrame } from '@livekit/rtc-node'
import { sentenceBeginningOn, sentenceEndingOn, type TimedWord, wordsOn } from '../coach/timed-words.ts'

/** The words of what is spoken in one go, and which of them were heard. */
export class PlayedWords {
  #words: TimedWord[] = []
  #sentences: { readonly text: string; readonly fromS: number }[] = []
  #arrivedS = 0

  /** Takes the words that come with a frame. */
  add(frame: AudioFrame): void {
    const begun = sentenceBeginningOn(frame)
    if (begun !== undefined) this.#sentences.push({ text: begun, fromS: this.#arrivedS })
    this.#arrivedS += frame.samplesPerChannel / frame.sampleRate
    this.#words.push(...wordsOn(frame))
    const sentence = sentenceEndingOn(frame)
    const [first] = sentence
    if (!first) return
    const before = this.#words.filter(({ startTime }) => startTime < first.startTime)
    this.#words = [...before, ...sentence]
  }

  /** Whether the sentence that is played then is a question. */
  isQuestionAt(playedS: number): boolean {
    const sentence = this.#sentences.findLast(({ fromS }) => fromS <= playedS)
    return sentence !== undefined && /\?["')\]]*\s*$/.test(sentence.text)
  }

  /** Those of which more than half was played; undefined where it is not known when they are spoken. */
  until(playedS: number): string | undefined {
    if (this.#words.length === 0) return undefined
    return this.#words
      .filter(({ startTime, endTime }) => (startTime + endTime) / 2 < playedS)
      .map(({ text }) => text)
      .join('')
  }
}
