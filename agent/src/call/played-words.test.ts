import { USERDATA_TIMED_TRANSCRIPT } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { expect, it } from 'vitest'
import { Pace, timeWords } from '../coach/timed-words.ts'
import { spokenSentence } from '../testing/spoken-sentence.ts'
import { PlayedWords } from './played-words.ts'

async function heardOf(frames: readonly AudioFrame[]): Promise<PlayedWords> {
  async function* sound() {
    yield* frames
  }
  const heard = new PlayedWords()
  for await (const frame of timeWords(sound(), new Pace(1))) heard.add(frame)
  return heard
}

it('knows by the true length of a sentence what was heard of it, however slowly it was spoken', async () => {
  const heard = await heardOf([
    ...spokenSentence('One two six ten and one two six ten.', 0, 20, 10),
    ...spokenSentence('And that was it.', 30, 2, 0),
  ])
  expect(heard.until(1)).toBe('')
  expect(heard.until(10)).toBe('One two six ten and')
  expect(heard.until(19)).toBe('One two six ten and one two six ten.')
  expect(heard.until(29)).toBe('One two six ten and one two six ten.')
  expect(heard.until(31.5)).toBe('One two six ten and one two six ten. And that was')
})

it('guesses where the end of the sentence has not come yet', async () => {
  const heard = new PlayedWords()
  async function* unfinished() {
    yield* spokenSentence('One two six ten and one two six ten.', 0, 1, 0)
    await new Promise(() => undefined)
  }
  const timed = timeWords(unfinished(), new Pace(1))
  for (let at = 0; at < 49; at += 1) {
    const { value } = await timed.next()
    if (value) heard.add(value)
  }
  expect(heard.until(0.5)).toBe('One two')
})

it('does not know it of a voice that tells nothing', async () => {
  const [frame] = spokenSentence('One.', 0, 1, 0)
  delete frame?.userdata[USERDATA_TIMED_TRANSCRIPT]
  expect((await heardOf(frame ? [frame] : [])).until(1)).toBeUndefined()
})
