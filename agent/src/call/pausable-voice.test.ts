import { setTimeout as sleep } from 'node:timers/promises'
import { voice as framework, initializeLogger, USERDATA_TIMED_TRANSCRIPT } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { beforeEach, expect, it } from 'vitest'
import { OwnVoice } from './own-voice.ts'
import { PausableVoice, type SoundQueue } from './pausable-voice.ts'

const RATE = 24_000
const FRAME_MS = 20
const SAMPLES = (RATE * FRAME_MS) / 1000
/** Sample values from here on are sound. */
const SOUND = 1000

/** Plays in real time what it is given, and writes down which frames were heard. */
class Loudspeaker implements SoundQueue {
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

let loudspeaker: Loudspeaker
let voice: PausableVoice

beforeEach(() => {
  initializeLogger({ pretty: false, level: 'silent' })
  loudspeaker = new Loudspeaker()
  voice = new PausableVoice(loudspeaker, Promise.resolve(), new OwnVoice())
  return () => voice.close()
})

const frame = (sample: number) => new AudioFrame(new Int16Array(SAMPLES).fill(sample), RATE, 1, SAMPLES)

/** Frames whose samples are all the same: their number, as sound. */
async function say(count: number): Promise<void> {
  for (const number of numbers(count)) await voice.captureFrame(frame(number))
  voice.flush()
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => SOUND + index)
const withoutRepeats = (heard: readonly number[]) => [...new Set(heard)]

it('says everything, and tells how much that was', async () => {
  await say(30)
  expect(await voice.waitForPlayout()).toEqual({ playbackPosition: 0.6, interrupted: false })
  expect(loudspeaker.heard).toEqual(numbers(30))
})

it('goes on where it was paused: nothing is missing, and at most a frame comes twice', async () => {
  await say(40)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(10)
  voice.pause()
  const heardBefore = loudspeaker.heard.length
  await sleep(100)
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(heardBefore + 1)
  voice.resume()
  expect(await voice.waitForPlayout()).toMatchObject({ interrupted: false })
  expect(withoutRepeats(loudspeaker.heard)).toEqual(numbers(40))
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(41)
})

it('paused between two sentences, it goes on with the next one at once', async () => {
  const sentences = [...numbers(20), ...Array.from({ length: 60 }, () => 0), ...numbers(20)]
  for (const sample of sentences) await voice.captureFrame(frame(sample))
  voice.flush()
  await expect.poll(() => loudspeaker.heard.at(-1), { interval: 5 }).toBe(0)
  voice.pause()
  const heardBefore = loudspeaker.heard.length
  voice.resume()
  expect(await voice.waitForPlayout()).toEqual({ playbackPosition: 2, interrupted: false })
  expect(loudspeaker.heard.slice(heardBefore).filter((sample) => sample === 0).length).toBeLessThanOrEqual(2)
  expect(loudspeaker.heard.filter((sample) => sample !== 0)).toEqual([...numbers(20), ...numbers(20)])
})

it('can be paused in the very last words', async () => {
  await say(15)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(9)
  voice.pause()
  await sleep(300)
  expect(loudspeaker.heard.length).toBeLessThan(15)
  voice.resume()
  await voice.waitForPlayout()
  expect(withoutRepeats(loudspeaker.heard)).toEqual(numbers(15))
})

it('ends at once when it is interrupted, paused or not, and tells how much was heard', async () => {
  await say(50)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(10)
  voice.pause()
  voice.clearBuffer()
  const { playbackPosition, interrupted } = await voice.waitForPlayout()
  expect(interrupted).toBe(true)
  expect(Math.abs(playbackPosition * 1000 - loudspeaker.heard.length * FRAME_MS)).toBeLessThanOrEqual(40)
  voice.resume()
  loudspeaker.heard.length = 0
  await say(5)
  expect(await voice.waitForPlayout()).toMatchObject({ playbackPosition: 0.1 })
  expect(loudspeaker.heard).toEqual(numbers(5))
})

it('resumed only to be broken off, it says nothing more', async () => {
  await say(50)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(10)
  voice.pause()
  await sleep(FRAME_MS)
  const heardBefore = loudspeaker.heard.length
  voice.resume()
  await sleep(8)
  voice.clearBuffer()
  expect(await voice.waitForPlayout()).toMatchObject({ interrupted: true })
  await sleep(100)
  expect(loudspeaker.heard.length).toBe(heardBefore)
  await say(5)
  await voice.waitForPlayout()
  expect(loudspeaker.heard.slice(heardBefore)).toEqual(numbers(5))
})

it('knows which words were heard when it is broken off', async () => {
  const word = (text: string, startTime: number, endTime: number) =>
    framework.createTimedString({ text, startTime, endTime })
  const words = [word('Your', 0, 0.1), word(' peak', 0.1, 0.3), word(' was', 0.3, 2), word(' 71.', 2, 3)]
  for (let at = 0; at < 150; at += 1) {
    const spoken = frame(SOUND)
    if (at === 0) spoken.userdata[USERDATA_TIMED_TRANSCRIPT] = words
    await voice.captureFrame(spoken)
  }
  voice.flush()
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(16)
  voice.pause()
  voice.clearBuffer()
  expect(await voice.waitForPlayout()).toMatchObject({ interrupted: true })
  expect(voice.heard).toBe('Your peak')

  voice.resume()
  await say(5)
  await voice.waitForPlayout()
  expect(voice.heard).toBeUndefined()
})

it('keeps the next words until the last ones were heard', async () => {
  await say(10)
  await say(10)
  await voice.waitForPlayout()
  expect(loudspeaker.heard).toEqual([...numbers(10), ...numbers(10)])
})
