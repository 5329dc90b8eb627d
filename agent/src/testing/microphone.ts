import { TransformStream } from 'node:stream/web'
import { voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'

/** A microphone that hears silence when it is told to. */
export class Microphone extends voice.AudioInput {
  readonly #frames = new TransformStream<AudioFrame, AudioFrame>(undefined, { highWaterMark: 1000 })
  readonly #writer = this.#frames.writable.getWriter()

  constructor() {
    super()
    this.multiStream.addInputStream(this.#frames.readable)
  }

  /** Ten milliseconds of silence, held weakly. */
  hear(): WeakRef<AudioFrame> {
    const frame = new AudioFrame(new Int16Array(240), 24_000, 1, 240)
    void this.#writer.write(frame)
    return new WeakRef(frame)
  }
}
