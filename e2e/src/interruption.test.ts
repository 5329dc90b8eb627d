import { describe, expect } from 'vitest'
import { turnsOfLatestCall } from './api.ts'
import { type Overlap, speakOver } from './interruption.ts'
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

type Heard = Pick<Overlap, 'coach' | 'sampleRate'>

/** By how much longer or shorter a recorded voice is than the text said: that is certain, whatever is misheard. */
async function secondsApart(product: ReachableProduct, { coach, sampleRate }: Heard, text = '') {
  const saidSeconds = voicedSeconds(await speak(product, text), VOICE_SAMPLE_RATE)
  return Math.abs(voicedSeconds(coach, sampleRate) - saidSeconds)
}

/** The share of a text's words in a recorded voice. */
const wordsIn = async (product: ReachableProduct, { coach, sampleRate }: Heard, text = '') =>
  sharedWords(text, await transcribe(product, coach, sampleRate))

/** A word that breaks off spoils what the recogniser makes of those before it: it is asked again without so many seconds. */
const LEFT_OUT_SECONDS = [0, 0.3, 0.6]

async function wordsInBroken(product: ReachableProduct, { coach, sampleRate }: Heard, text?: string) {
  const shares = LEFT_OUT_SECONDS.map(async (seconds) => {
    const before = coach.subarray(0, Math.max(0, coach.length - seconds * sampleRate))
    return await wordsIn(product, { coach: before, sampleRate }, text)
  })
  return Math.max(...(await Promise.all(shares)))
}

describe('somebody who only listens', () => {
  it('is heard: the coach pauses, and goes on where it stopped without answering', async ({
    product,
    run,
    inCall: caller,
  }) => {
    const signs = await Promise.all(['Yeah.', 'Okay.'].map((words) => speak(product, words)))
    const { times, ...heard } = await speakOver(caller, signs)

    // How long a pause takes is measured by "npm run bench -- interruption".
    expect(times.length).toBeGreaterThan(0)
    expect(times.map(({ resumeMs }) => resumeMs)).not.toContain(null)

    const [, , answer, ...more] = await turns(product, run.id, 3)
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('interrupted')
    expect(await secondsApart(product, heard, answer?.text), answer?.text).toBeLessThan(2.5)
    expect(await wordsIn(product, heard, answer?.text), answer?.text).toBeGreaterThan(0.6)
    await caller.endCall()
  })
})

describe('somebody who coughs', () => {
  it('is not answered, and hears all that the coach says', async ({ product, run, inCall: caller }) => {
    const heard = await speakOver(caller, [cough(), cough()])

    const [, , answer, ...more] = await turns(product, run.id, 3)
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('interrupted')
    expect(await secondsApart(product, heard, answer?.text), answer?.text).toBeLessThan(2.5)
    await caller.endCall()
  })
})

describe('somebody who wants to say something', () => {
  it('is answered, and the stored turn holds what was heard of the coach', async ({
    product,
    run,
    inCall: caller,
  }) => {
    // A dozen words are spoken by then: one that breaks off is hard to recognise, and spoils some before it.
    const talkingMs = 3000
    const question = [await speak(product, 'Wait, what about the heel?')]
    const { times, sampleRate } = await speakOver(caller, question, talkingMs)
    expect(times).toHaveLength(1)

    const [, , broken, asked, answer] = await turns(product, run.id, 5)
    expect(broken).toMatchObject({ who: 'coach', interrupted: true })
    expect(broken?.toolCalls?.map(({ name }) => name)).toEqual(['get_current_workout'])
    expect(asked?.text).toMatch(/heel/i)
    expect(answer?.text).toMatch(/heel/i)
    expect((await caller.captions())[2]).toMatchObject({ who: 'coach', text: broken?.text })
    const heard = { coach: times[0]?.coach ?? new Int16Array(), sampleRate }
    expect(await secondsApart(product, heard, broken?.text), broken?.text).toBeLessThan(1)
    expect(await wordsInBroken(product, heard, broken?.text), broken?.text).toBeGreaterThan(0.2)
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
