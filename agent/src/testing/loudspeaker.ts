import type { AudioFrame } from '@livekit/rtc-node'
import type { SoundQueue } from '../call/sound-queue.ts'

const FRAME_MS = 20

/** Plays in real time what it is given, and writes down which frames were heard. */
export class Loudspeaker implements SoundQueue {
  readonly heard: number[] = []
  #queue: AudioFrame[] = []
  #endsAt = 0
  readonly #clock = setInterval(() => this.#play(), 2)

  get queuedDuration(): number {
    this.#play()
    return Math.max(0, this.#endsAt - performance.now())
  }

  async captureFrame(frame: AudioFrame): Promise<void> {
    this.#play()
    this.#queue.push(frame)
    this.#endsAt = Math.max(this.#endsAt, performance.now()) + FRAME_MS
  }

  clearQueue(): void {
    this.#play()
    this.#queue = []
    this.#endsAt = 0
  }

  async close(): Promise<void> {
    clearInterval(this.#clock)
  }

  #play(): void {
    const left = Math.max(0, this.#endsAt - performance.now()) / FRAME_MS
    while (this.#queue.length > left) this.heard.push(this.#queue.shift()?.data[0] ?? -1)
  }
}
