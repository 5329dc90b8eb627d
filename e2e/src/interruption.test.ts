import { describe, expect } from 'vitest'
import { turnsOfLatestCall } from './api.ts'
import { speakOver } from './interruption.ts'
import type { ReachableProduct } from './product.ts'
import { test as it } from './testing-product.ts'
import { speak, transcribe, trimEnd } from './voice.ts'
import { sharedWords } from './words.ts'

const LONG_ANSWER = 'Give me a quick summary of this workout.'

const sound = async (product: ReachableProduct, words: string) => trimEnd(await speak(product, words))
/** The turns of the call, once there are this many. */
async function turns(product: ReachableProduct, workoutId: string, fewest: number) {
  await expect
    .poll(async () => (await turnsOfLatestCall(product, workoutId)).length, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(fewest)
  return await turnsOfLatestCall(product, workoutId)
}

describe('somebody who only listens', () => {
  it('is heard: the coach pauses, and goes on where it stopped without answering', async ({
    product,
    run,
    inCall: caller,
  }) => {
    const signs = await Promise.all(['Mm hmm.', 'Uh-huh.'].map((words) => sound(product, words)))
    await caller.send(LONG_ANSWER)
    const { times, coach, sampleRate } = await speakOver(caller, signs)

    // How long a pause takes is measured by "npm run bench -- interruption".
    expect(times.length).toBeGreaterThan(0)
    expect(times.map(({ resumeMs }) => resumeMs)).not.toContain(null)

    const [, , answer, ...more] = await turns(product, run.id, 3)
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('interrupted')
    const heard = await transcribe(product, coach, sampleRate)
    expect(sharedWords(answer?.text ?? '', heard), heard).toBeGreaterThan(0.8)
    expect(sharedWords(heard, answer?.text ?? ''), heard).toBeGreaterThan(0.8)
    await caller.endCall()
  })
})

describe('somebody who wants to say something', () => {
  it('is answered, and the stored turn holds what was heard of the coach', async ({
    product,
    run,
    inCall: caller,
  }) => {
    await caller.send(LONG_ANSWER)
    const { times, sampleRate } = await speakOver(caller, [
      await sound(product, 'Wait, what about the heel?'),
    ])
    expect(times).toHaveLength(1)

    const [, , broken, question, answer] = await turns(product, run.id, 5)
    expect(broken).toMatchObject({ who: 'coach', interrupted: true })
    expect(broken?.toolCalls?.map(({ name }) => name)).toEqual(['get_current_workout'])
    expect(question?.text).toMatch(/heel/i)
    expect(answer?.text).toMatch(/heel/i)
    const heard = await transcribe(product, times[0]?.coach ?? new Int16Array(), sampleRate)
    expect(broken?.text).not.toMatch(/high-force/)
    expect(sharedWords(broken?.text ?? '', heard), heard).toBeGreaterThan(0.6)
    expect(sharedWords(heard, broken?.text ?? ''), heard).toBeGreaterThan(0.6)
    await caller.endCall()
  })

  it('and says "stop" is obeyed: one word, and silence', async ({ product, run, inCall: caller }) => {
    await caller.send(LONG_ANSWER)
    const { times } = await speakOver(caller, [await sound(product, 'Stop.')])
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
