import type { AudioFrame } from '@livekit/rtc-node'
import { sentenceEndingOn, type TimedWord, wordsOn } from '../coach/timed-words.ts'

/** The words of what is spoken in one go, and which of them were heard. */
export class HeardWords {
  #words: TimedWord[] = []

  /** Takes the words that come with a frame. */
  add(frame: AudioFrame): void {
    this.#words.push(...wordsOn(frame))
    const sentence = sentenceEndingOn(frame)
    const [first] = sentence
    if (!first) return
    const before = this.#words.filter(({ startTime }) => startTime < first.startTime)
    this.#words = [...before, ...sentence]
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
