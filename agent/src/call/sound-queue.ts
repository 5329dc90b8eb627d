import type { AudioFrame } from '@livekit/rtc-node'

/** Where sound goes to be heard: a queue that plays by itself, as LiveKit's AudioSource. */
export interface SoundQueue {
  /** What is in the queue and not yet played, in milliseconds. */
  readonly queuedDuration: number
  captureFrame(frame: AudioFrame): Promise<void>
  clearQueue(): void
  close(): Promise<void>
}
