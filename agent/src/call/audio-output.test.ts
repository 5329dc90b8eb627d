import { setTimeout as sleep } from 'node:timers/promises'
import { initializeLogger, USERDATA_TIMED_TRANSCRIPT, voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { beforeEach, expect, it } from 'vitest'
import { Loudspeaker } from '../testing/loudspeaker.ts'
import { CoachAudioOutput } from './audio-output.ts'
import { EchoDetector } from './echo-detector.ts'

const RATE = 24_000
const FRAME_MS = 20
const SAMPLES = (RATE * FRAME_MS) / 1000
/** Sample values from here on are sound. */
const SOUND = 1000

let loudspeaker: Loudspeaker
let output: CoachAudioOutput

beforeEach(() => {
  initializeLogger({ pretty: false, level: 'silent' })
  loudspeaker = new Loudspeaker()
  output = new CoachAudioOutput(loudspeaker, Promise.resolve(), new EchoDetector())
  return () => output.close()
})

const frame = (sample: number) => new AudioFrame(new Int16Array(SAMPLES).fill(sample), RATE, 1, SAMPLES)

/** Frames whose samples are all the same: their number, as sound. */
async function say(count: number): Promise<void> {
  for (const number of numbers(count)) await output.captureFrame(frame(number))
  output.flush()
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => SOUND + index)
const withoutRepeats = (heard: readonly number[]) => [...new Set(heard)]

it('says everything, and tells how much that was', async () => {
  await say(30)
  expect(await output.waitForPlayout()).toEqual({ playbackPosition: 0.6, interrupted: false })
  expect(loudspeaker.heard).toEqual(numbers(30))
})

it('goes on where it was paused: nothing is missing, and at most a frame comes twice', async () => {
  await say(40)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(10)
  output.pause()
  const heardBefore = loudspeaker.heard.length
  await sleep(100)
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(heardBefore + 1)
  output.resume()
  expect(await output.waitForPlayout()).toMatchObject({ interrupted: false })
  expect(withoutRepeats(loudspeaker.heard)).toEqual(numbers(40))
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(41)
})

it('paused between two sentences, it goes on with the next one at once', async () => {
  const sentences = [...numbers(20), ...Array.from({ length: 60 }, () => 0), ...numbers(20)]
  for (const sample of sentences) await output.captureFrame(frame(sample))
  output.flush()
  await expect.poll(() => loudspeaker.heard.at(-1), { interval: 5 }).toBe(0)
  output.pause()
  const heardBefore = loudspeaker.heard.length
  output.resume()
  expect(await output.waitForPlayout()).toEqual({ playbackPosition: 2, interrupted: false })
  expect(loudspeaker.heard.slice(heardBefore).filter((sample) => sample === 0).length).toBeLessThanOrEqual(2)
  expect(loudspeaker.heard.filter((sample) => sample !== 0)).toEqual([...numbers(20), ...numbers(20)])
})

it('can be paused in the very last words', async () => {
  await say(15)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(9)
  output.pause()
  await sleep(300)
  expect(loudspeaker.heard.length).toBeLessThan(15)
  output.resume()
  await output.waitForPlayout()
  expect(withoutRepeats(loudspeaker.heard)).toEqual(numbers(15))
})

it('ends at once when it is interrupted, paused or not, and tells how much was heard', async () => {
  await say(50)
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(10)
  output.pause()
  output.clearBuffer()
  const { playbackPosition, interrupted } = await output.waitForPlayout()
  expect(interrupted).toBe(true)
  expect(Math.abs(playbackPosition * 1000 - loudspeaker.heard.length * FRAME_MS)).toBeLessThanOrEqual(40)
  output.resume()
  loudspeaker.heard.length = 0
  await say(5)
  expect(await output.waitForPlayout()).toMatchObject({ playbackPosition: 0.1 })
  expect(loudspeaker.heard).toEqual(numbers(5))
})

it('knows which words were heard when it is broken off', async () => {
  const word = (text: string, startTime: number, endTime: number) =>
    voice.createTimedString({ text, startTime, endTime })
  const words = [word('Your', 0, 0.1), word(' peak', 0.1, 0.3), word(' was', 0.3, 2), word(' 71.', 2, 3)]
  for (let at = 0; at < 150; at += 1) {
    const spoken = frame(SOUND)
    if (at === 0) spoken.userdata[USERDATA_TIMED_TRANSCRIPT] = words
    await output.captureFrame(spoken)
  }
  output.flush()
  await expect.poll(() => loudspeaker.heard.length, { interval: 5 }).toBeGreaterThan(16)
  output.pause()
  output.clearBuffer()
  expect(await output.waitForPlayout()).toMatchObject({ interrupted: true })
  expect(output.playedText).toBe('Your peak')

  output.resume()
  await say(5)
  await output.waitForPlayout()
  expect(output.playedText).toBeUndefined()
})

it('gives a sign only where nothing else is heard, and takes none of it back', async () => {
  output.sign()
  await expect.poll(() => output.isSounding, { interval: 5 }).toBe(false)
  output.sign()
  await say(10)
  output.sign()
  await output.waitForPlayout()
  expect(loudspeaker.heard.slice(24)).toEqual(numbers(10))
})

it('that nobody will ever hear keeps nobody waiting', async () => {
  const nowhere = new CoachAudioOutput(loudspeaker, Promise.reject(new Error('no track')), new EchoDetector())
  await nowhere.captureFrame(frame(SOUND))
  nowhere.flush()
  expect(await nowhere.waitForPlayout()).toMatchObject({ interrupted: true })
  await nowhere.captureFrame(frame(SOUND))
})

it('keeps the next words until the last ones were heard', async () => {
  await say(10)
  await say(10)
  await output.waitForPlayout()
  expect(loudspeaker.heard).toEqual([...numbers(10), ...numbers(10)])
})
