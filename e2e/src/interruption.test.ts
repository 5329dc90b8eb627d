import { describe, expect } from 'vitest'
import { turnsOfLatestCall } from './api.ts'
import { speakOver } from './interruption.ts'
import { cough } from './noises.ts'
import type { ReachableProduct } from './product.ts'
import { voicedSeconds } from './recording.ts'
import { test as it } from './testing-product.ts'
import { speak, transcribe, VOICE_SAMPLE_RATE } from './voice.ts'
import { sharedWords } from './words.ts'

/** The turns of the call, once there are this many. */
async function turns(product: ReachableProduct, workoutId: string, fewest: number) {
  await expect
    .poll(async () => (await turnsOfLatestCall(product, workoutId)).length)
    .toBeGreaterThanOrEqual(fewest)
  return await turnsOfLatestCall(product, workoutId)
}

/** A word that breaks off spoils what the recogniser makes of those before it: it is asked again without so many seconds. */
const LEFT_OUT_SECONDS = [0, 0.3, 0.6]

/**
 * A recorded voice beside a text: by how much longer or shorter it is than the text said, and the share of
 * the text's words in it.
 */
async function compare(
  product: ReachableProduct,
  sound: Int16Array = new Int16Array(),
  sampleRate: number,
  text = '',
) {
  const saidSeconds = voicedSeconds(await speak(product, text), VOICE_SAMPLE_RATE)
  const secondsApart = Math.abs(voicedSeconds(sound, sampleRate) - saidSeconds)
  const shares = await Promise.all(
    LEFT_OUT_SECONDS.map(async (seconds) => {
      const heard = sound.subarray(0, Math.max(0, sound.length - seconds * sampleRate))
      return sharedWords(text, await transcribe(product, heard, sampleRate))
    }),
  )
  return { secondsApart, words: Math.max(...shares) }
}

describe('somebody who only listens', () => {
  it('is heard: the coach pauses, and goes on where it stopped without answering', async ({
    product,
    run,
    inCall: caller,
  }) => {
    const signs = await Promise.all(['Yeah.', 'Okay.'].map((words) => speak(product, words)))
    const { times, coach, sampleRate } = await speakOver(caller, signs)

    // How long a pause takes is measured by "npm run bench -- interruption".
    expect(times.length).toBeGreaterThan(0)
    expect(times.map(({ resumeMs }) => resumeMs)).not.toContain(null)

    const [, , answer, ...more] = await turns(product, run.id, 3)
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('interrupted')
    const { secondsApart, words } = await compare(product, coach, sampleRate, answer?.text)
    expect(secondsApart, answer?.text).toBeLessThan(2.5)
    expect(words, answer?.text).toBeGreaterThan(0.6)
    await caller.endCall()
  })
})

describe('somebody who coughs', () => {
  it('is not answered, and hears all that the coach says', async ({ product, run, inCall: caller }) => {
    const { coach, sampleRate } = await speakOver(caller, [cough(), cough()])

    const [, , answer, ...more] = await turns(product, run.id, 3)
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('interrupted')
    const { secondsApart } = await compare(product, coach, sampleRate, answer?.text)
    expect(secondsApart, answer?.text).toBeLessThan(2.5)
    await caller.endCall()
  })
})

describe('somebody who wants to say something', () => {
  it('is answered, and the stored turn holds what was heard of the coach', async ({
    product,
    run,
    inCall: caller,
  }) => {
    // Some words are spoken by then: one that breaks off is hard to recognise.
    const talkingMs = 1500
    const question = [await speak(product, 'Wait, what about the heel?')]
    const { times, sampleRate } = await speakOver(caller, question, talkingMs)
    expect(times).toHaveLength(1)

    const [, , broken, asked, answer] = await turns(product, run.id, 5)
    expect(broken).toMatchObject({ who: 'coach', interrupted: true })
    expect(broken?.toolCalls?.map(({ name }) => name)).toEqual(['get_current_workout'])
    expect(asked?.text).toMatch(/heel/i)
    expect(answer?.text).toMatch(/heel/i)
    expect((await caller.captions())[2]).toMatchObject({ who: 'coach', text: broken?.text })
    const { secondsApart, words } = await compare(product, times[0]?.coach, sampleRate, broken?.text)
    expect(secondsApart, broken?.text).toBeLessThan(1)
    // Of eight words or so.
    expect(words, broken?.text).toBeGreaterThan(0.2)
    await caller.endCall()
  })

  it('and says "stop" is obeyed: one word, and silence', async ({ product, run, inCall: caller }) => {
    const { times } = await speakOver(caller, [await speak(product, 'Stop.')])
    expect(times).toHaveLength(1)
    const [, , broken, stop, ...more] = await turns(product, run.id, 4)
    expect(broken).toMatchObject({ interrupted: true })
    expect(stop?.text).toMatch(/stop/i)
    expect(
      more
        .map(({ text }) => text)
        .join(' ')
        .split(' ').length,
    ).toBeLessThanOrEqual(3)
    await caller.endCall()
  })
})
