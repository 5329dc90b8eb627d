import type { AudioFrame } from '@livekit/rtc-node'
import type { SoundQueue } from '../call/sound-queue.ts'

const FRAME_MS = 20

/**
 * Plays in real time what it is given, and writes down which frames were heard. While the process is held up it stands
 * still, but for a frame, so that a busy machine skips nothing that a test waits for.
 */
export class Loudspeaker implements SoundQueue {
  readonly heard: number[] = []
  #queue: AudioFrame[] = []
  #leftMs = 0
  #playedAt = performance.now()
  readonly #clock = setInterval(() => this.#play(), 2)

  get queuedDuration(): number {
    this.#play()
    return this.#leftMs
  }

  async captureFrame(frame: AudioFrame): Promise<void> {
    this.#play()
    this.#queue.push(frame)
    this.#leftMs += FRAME_MS
  }

  clearQueue(): void {
    this.#queue = []
    this.#leftMs = 0
  }

  async close(): Promise<void> {
    clearInterval(this.#clock)
  }

  #play(): void {
    const now = performance.now()
    this.#leftMs = Math.max(0, this.#leftMs - Math.min(now - this.#playedAt, FRAME_MS))
    this.#playedAt = now
    while (this.#queue.length > this.#leftMs / FRAME_MS) this.heard.push(this.#queue.shift()?.data[0] ?? -1)
  }
}
