import { ReadableStream, TransformStream, type WritableStreamDefaultWriter } from 'node:stream/web'
import { initializeLogger, voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { beforeAll, expect, test } from 'vitest'
import { WithEarlySpeech } from './early-speech.ts'

const RATE = 16_000
const FRAME = RATE / 100
const frameOf = (value: number) => new AudioFrame(new Int16Array(FRAME).fill(value), RATE, 1, FRAME)
/** Sound of some frames as it comes over the wire. */
const pcm = (value: number, frames: number) =>
  new Uint8Array(new Int16Array(FRAME * frames).fill(value).buffer)

/** A microphone of which the test gives each frame. */
class Microphone extends voice.AudioInput {
  readonly #writer: WritableStreamDefaultWriter<AudioFrame>

  constructor() {
    super()
    const { readable, writable } = new TransformStream<AudioFrame, AudioFrame>()
    this.#writer = writable.getWriter()
    this.multiStream.addInputStream(readable)
  }

  hear(value: number): void {
    void this.#writer.write(frameOf(value))
  }
}

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))

/** What the session hears, as the value of each frame. */
async function heard(input: voice.AudioInput, count: number): Promise<(number | undefined)[]> {
  const values: (number | undefined)[] = []
  const reader = input.stream.getReader()
  while (values.length < count) values.push((await reader.read()).value?.data[0])
  reader.releaseLock()
  return values
}

test('what was said early is heard before what is said while it arrives, and whole', async () => {
  const microphone = new Microphone()
  const input = new WithEarlySpeech(microphone)
  microphone.hear(1)
  expect(await heard(input, 1)).toEqual([1])
  const rest = Promise.withResolvers<void>()
  input.receive(
    (async function* () {
      // Cut anywhere, as the wire does.
      const sound = pcm(7, 3)
      yield sound.subarray(0, 100)
      await rest.promise
      yield sound.subarray(100)
    })(),
  )
  microphone.hear(2)
  microphone.hear(3)
  rest.resolve()
  expect(await heard(input, 5)).toEqual([7, 7, 7, 2, 3])
})

test('it is heard where the microphone is closed by then', async () => {
  const input = new WithEarlySpeech(new Microphone())
  input.receive(ReadableStream.from([pcm(7, 2)]))
  expect(await heard(input, 2)).toEqual([7, 7])
})

test('somebody else’s is left out', async () => {
  const microphone = new Microphone()
  const input = new WithEarlySpeech(microphone)
  input.receive(ReadableStream.from([pcm(7, 2)]), Promise.resolve(false))
  microphone.hear(4)
  expect(await heard(input, 1)).toEqual([4])
})

test.each([
  ['does not arrive', () => new ReadableStream<Uint8Array>()],
  [
    'breaks off',
    async function* () {
      yield pcm(7, 1)
      throw new Error('the user has gone')
    },
  ],
  [
    'is far too long',
    async function* () {
      for (;;) yield pcm(7, 6000)
    },
  ],
] as const)('a recording that %s does not keep what is said now from being heard', async (_, sound) => {
  const microphone = new Microphone()
  const input = new WithEarlySpeech(microphone, 50)
  input.receive(sound())
  microphone.hear(4)
  expect(await heard(input, 1)).toEqual([4])
})
