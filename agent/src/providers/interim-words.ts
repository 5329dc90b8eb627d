import { stt } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { joinFrames } from './join-frames.ts'

/** After this much more speech the words so far are recognised anew. */
const EVERY_MS = 500
/** A recogniser that takes long is asked less often, so that most of its time is for who has finished speaking. */
const REST = 3
/** One that fails is left alone for this much speech. */
const AFTER_FAILURE_MS = 10_000

/** The words of somebody who is still speaking: the growing utterance is recognised again and again. */
export class InterimWords {
  readonly #recogniser: stt.STT
  readonly #put: (event: stt.SpeechEvent) => void
  #running: AbortController | undefined
  #newMs = 0
  #dueMs = EVERY_MS

  constructor(recogniser: stt.STT, put: (event: stt.SpeechEvent) => void) {
    this.#recogniser = recogniser
    this.#put = put
  }

  /** More was said: `more` is the last of the utterance. */
  grow(utterance: readonly AudioFrame[], more: readonly AudioFrame[]): void {
    for (const { samplesPerChannel, sampleRate } of more)
      this.#newMs += (1000 * samplesPerChannel) / sampleRate
    if (this.#running || this.#newMs < this.#dueMs) return
    this.#newMs = 0
    void this.#recognise(joinFrames(utterance))
  }

  /** What was said is recognised for good now, or nobody listens any more. */
  stop(): void {
    this.#running?.abort()
    this.#running = undefined
    this.#newMs = 0
  }

  async #recognise(sound: AudioFrame): Promise<void> {
    const own = new AbortController()
    this.#running = own
    const from = performance.now()
    try {
      const event = await this.#recogniser.recognize(sound, own.signal)
      if (own.signal.aborted) return
      if (event.alternatives?.[0]?.text) this.#put({ ...event, type: stt.SpeechEventType.INTERIM_TRANSCRIPT })
      this.#dueMs = Math.max(EVERY_MS, REST * (performance.now() - from))
    } catch {
      if (!own.signal.aborted) this.#dueMs = AFTER_FAILURE_MS
    } finally {
      if (this.#running === own) this.#running = undefined
    }
  }
}
