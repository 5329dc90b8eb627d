import { ReadableStream, TransformStream } from 'node:stream/web'
import { EARLY_SPEECH_MIME_TYPE, EARLY_SPEECH_RATE, EARLY_SPEECH_TOPIC } from '@kinetra/protocol/early-speech'
import { log, voice } from '@livekit/agents'
import { AudioFrame, type ByteStreamReader, type Room } from '@livekit/rtc-node'
import { userCame, userOf } from './audience.ts'

/** A minute, twice what a page sends. */
const MOST_BYTES = 60 * 2 * EARLY_SPEECH_RATE
/** What is said now is held back no longer than this. */
const ARRIVES_WITHIN_MS = 10_000
const FRAME = EARLY_SPEECH_RATE / 100

/**
 * Puts what the user said before the coach could hear it in front of what is said now. Everything behind it takes both
 * for one: voice activity, end of turn, recognition, a speech-to-speech model.
 */
export class WithEarlySpeech extends voice.AudioInput {
  readonly #live: voice.AudioInput
  readonly #arrivesWithinMs: number
  #arrived: Promise<void> = Promise.resolve()

  constructor(live: voice.AudioInput, arrivesWithinMs = ARRIVES_WITHIN_MS) {
    super()
    this.#live = live
    this.#arrivesWithinMs = arrivesWithinMs
    const holding = new TransformStream<AudioFrame, AudioFrame>({
      transform: async (frame, controller) => {
        await this.#arrived
        controller.enqueue(frame)
      },
    })
    this.multiStream.addInputStream(live.stream.pipeThrough(holding))
  }

  override setAttached(attached: boolean): void {
    this.#live.setAttached(attached)
  }

  /**
   * A recording begins to arrive: what is said now waits until it has been put in.
   * @param isUsers whether it is the user's, once that is known.
   */
  receive(sound: AsyncIterable<Uint8Array>, isUsers = Promise.resolve(true)): void {
    const frames = framesOf(sound, isUsers, AbortSignal.timeout(this.#arrivesWithinMs))
    const before = this.#arrived
    this.#arrived = before.then(async () => await this.#put(await frames))
  }

  async #put(frames: readonly AudioFrame[]): Promise<void> {
    await new Promise<void>((done) => {
      const stream = ReadableStream.from(
        (function* () {
          yield* frames
          done()
        })(),
      )
      try {
        this.multiStream.addInputStream(stream)
      } catch {
        // The call is over.
        done()
      }
    })
  }
}

/**
 * Hears what the user said early. To be called before the room is joined; `into` is given as soon as the session has
 * an input.
 */
export function receiveEarlySpeech(room: Room, into: () => WithEarlySpeech | undefined): void {
  room.registerByteStreamHandler(EARLY_SPEECH_TOPIC, (reader: ByteStreamReader, { identity }) => {
    const { mimeType, attributes } = reader.info
    const isOurs = mimeType === EARLY_SPEECH_MIME_TYPE && attributes?.sampleRate === String(EARLY_SPEECH_RATE)
    const input = into()
    // The framework drops captions of whoever speaks before it knows of the user, of whom LiveKit may tell later.
    const isUsers = userCame(room).then(() => identity === userOf(room))
    if (isOurs && input) return input.receive(reader, isUsers)
    log().warn({ mimeType }, 'early speech is left out: it is not in the format of the page')
    void reader.close()
  })
}

/** Nothing where it does not arrive whole. */
async function framesOf(
  sound: AsyncIterable<Uint8Array>,
  isUsers: Promise<boolean>,
  signal: AbortSignal,
): Promise<AudioFrame[]> {
  const late = new Promise<AudioFrame[]>((done) => {
    signal.addEventListener('abort', () => done([]), { once: true })
  })
  const whole = Promise.all([read(sound), isUsers]).then(([frames, isWanted]) => (isWanted ? frames : []))
  return await Promise.race([late, whole.catch(() => [])])
}

async function read(sound: AsyncIterable<Uint8Array>): Promise<AudioFrame[]> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of sound) {
    bytes += piece.byteLength
    if (bytes > MOST_BYTES) return []
    pieces.push(piece)
  }
  const samples = new Int16Array(new Uint8Array(Buffer.concat(pieces)).buffer, 0, Math.floor(bytes / 2))
  return Array.from({ length: Math.ceil(samples.length / FRAME) }, (_, index) => {
    const frame = samples.slice(index * FRAME, (index + 1) * FRAME)
    return new AudioFrame(frame, EARLY_SPEECH_RATE, 1, frame.length)
  })
}
