import { USERDATA_TIMED_TRANSCRIPT, voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FRAME_S, spokenSentence } from '../testing/spoken-sentence.ts'
import { Pace, timeWords } from './timed-words.ts'

const RATE = 24_000

/** What text-to-speech gives of some sentences; nothing in it is loud enough to be heard as sound. */
async function* speech(sentences: readonly (readonly [text: string, lengthS: number])[]) {
  let startTime = 0
  for (const [text, lengthS] of sentences) {
    const frames = spokenSentence(text, startTime, 0, lengthS)
    yield* frames
    startTime += frames.length * FRAME_S
  }
}

interface Word {
  readonly text: string
  readonly startTime: number
  readonly endTime: number
  /** How much sound had come with it. */
  readonly arrivedS: number
}

async function wordsOf(frames: AsyncIterable<AudioFrame>, pace = new Pace(1)) {
  const words: Word[] = []
  let arrivedS = 0
  for await (const frame of timeWords(frames, pace)) {
    arrivedS += frame.samplesPerChannel / frame.sampleRate
    const timed = (frame.userdata[USERDATA_TIMED_TRANSCRIPT] ?? []) as voice.TimedString[]
    for (const { text, startTime = Number.NaN, endTime = Number.NaN } of timed)
      words.push({ text, startTime, endTime, arrivedS })
  }
  return { words, arrivedS }
}

it('gives each word as much time as it takes to say: a number as many words', async () => {
  const { words } = await wordsOf(speech([['You took 173 of them.', 1.9]]))
  expect(words.map(({ text }) => text).join('')).toBe('You took 173 of them.')
  const lengths = words.map(({ startTime, endTime }) => endTime - startTime)
  expect(lengths[2]).toBeGreaterThan(4 * (lengths[0] ?? 0))
})

it('begins each sentence where it begins, however fast the voice is', async () => {
  const { words } = await wordsOf(
    speech([
      ['One two three four five.', 5],
      ['Six seven.', 1],
    ]),
  )
  expect(words[5]?.text).toBe(' Six')
  expect(words[5]?.startTime).toBeCloseTo(5)
})

it('knows the pace of a voice after its first sentences', async () => {
  const sentence = 'Six and seven are thirteen and eight more are many'
  const pace = new Pace(1)
  await wordsOf(speech([1, 2, 3, 4, 5, 6].map(() => [sentence, 7])), pace)
  const { words } = await wordsOf(speech([[`${sentence} ${sentence}`, 30]]), pace)
  expect(words[10]?.text).toBe(' Six')
  expect(Math.abs((words[10]?.startTime ?? 0) - 7)).toBeLessThan(0.7)
})

it('leaves words alone that the voice timed itself', async () => {
  const word = voice.createTimedString({ text: 'Hello', startTime: 0, endTime: 0.4 })
  async function* timed() {
    const frame = new AudioFrame(new Int16Array(480), RATE, 1, 480)
    frame.userdata[USERDATA_TIMED_TRANSCRIPT] = [word]
    yield frame
  }
  expect((await wordsOf(timed())).words).toMatchObject([{ text: 'Hello', startTime: 0, endTime: 0.4 }])
})

it('gives no sound for no sound', async () => {
  expect(await wordsOf(speech([]))).toEqual({ words: [], arrivedS: 0 })
})

it('loses no word and no sound, and never goes back in time', async () => {
  const aWord = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.double().map(String),
    fc.bigInt().map(String),
  )
  const aSentence = fc.tuple(
    fc.array(aWord, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
    fc.double({ min: FRAME_S, max: 2, noNaN: true }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(aSentence, { maxLength: 4 }), async (sentences) => {
      const { words, arrivedS } = await wordsOf(speech(sentences))
      const spoken = (text: string) => text.split(/\s+/).filter((word) => word !== '')
      expect(spoken(words.map(({ text }) => text).join(''))).toEqual(
        spoken(sentences.map(([text]) => text).join(' ')),
      )
      expect(arrivedS).toBeCloseTo(
        sentences.reduce((sum, [, lengthS]) => sum + Math.round(lengthS / FRAME_S) * FRAME_S, 0),
      )
      let last = 0
      for (const { startTime, endTime } of words) {
        expect(startTime).toBeGreaterThanOrEqual(last - 1e-9)
        expect(endTime).toBeGreaterThanOrEqual(startTime)
        last = startTime
      }
      for (const { endTime, arrivedS: soFar } of words) expect(endTime).toBeLessThanOrEqual(soFar + 1e-9)
    }),
  )
})
