import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callsOf, listWorkouts, turnsOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { speakOver } from './interruption.ts'
import { type Product, startProduct } from './product.ts'
import { speak, transcribe, trimEnd } from './voice.ts'
import { sharedWords } from './words.ts'

const LONG_ANSWER = 'Give me a quick summary of this workout.'

let product: Product
let browser: Browser
let workoutId: string
let caller: Caller

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  const run = (await listWorkouts(product)).find(
    ({ type, highForceEvents }) => type === 'running' && highForceEvents > 0,
  )
  if (!run) throw new Error('no sample run with events')
  workoutId = run.id
})

beforeEach(async () => {
  caller = await Caller.at(product, browser, `/workouts/${workoutId}`)
  await caller.startCall()
})

afterEach(() => caller.endCall())

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const sound = async (words: string) => trimEnd(await speak(product, words))
/** The turns of the call, once there are this many. */
async function turns(fewest: number) {
  const all = async () => turnsOf(product, (await callsOf(product, workoutId))[0]?.id ?? '')
  await expect.poll(async () => (await all()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(fewest)
  return await all()
}

describe('somebody who only listens', () => {
  it('is heard: the coach pauses, and goes on where it stopped without answering', async () => {
    const signs = await Promise.all(['Mm hmm.', 'Uh-huh.'].map(sound))
    await caller.send(LONG_ANSWER)
    const { times, coach, sampleRate } = await speakOver(caller, signs)

    // How long a pause takes is measured by "npm run bench -- interruption".
    expect(times.length).toBeGreaterThan(0)
    expect(times.map(({ resumeMs }) => resumeMs)).not.toContain(null)

    const [, , answer, ...more] = await turns(3)
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('interrupted')
    const heard = await transcribe(product, coach, sampleRate)
    expect(sharedWords(answer?.text ?? '', heard), heard).toBeGreaterThan(0.8)
    expect(sharedWords(heard, answer?.text ?? ''), heard).toBeGreaterThan(0.8)
  })
})

describe('somebody who wants to say something', () => {
  it('is answered, and the stored turn holds what was heard of the coach', async () => {
    await caller.send(LONG_ANSWER)
    const { times, coach, sampleRate } = await speakOver(caller, [await sound('Wait, what about the heel?')])
    expect(times).toHaveLength(1)

    const [, , broken, question, answer] = await turns(5)
    expect(broken).toMatchObject({ who: 'coach', interrupted: true })
    expect(broken?.toolCalls?.map(({ name }) => name)).toEqual(['get_current_workout'])
    expect(question?.text).toMatch(/heel/i)
    expect(answer?.text).toMatch(/heel/i)
    const heard = await transcribe(product, coach, sampleRate)
    expect(broken?.text).not.toMatch(/high-force/)
    expect(sharedWords(broken?.text ?? '', heard), heard).toBeGreaterThan(0.6)
  })

  it('and says "stop" is obeyed: one word, and silence', async () => {
    await caller.send(LONG_ANSWER)
    const { times } = await speakOver(caller, [await sound('Stop.')])
    expect(times).toHaveLength(1)
    const [, , broken, stop, ...more] = await turns(4)
    expect(broken).toMatchObject({ interrupted: true })
    expect(stop?.text).toMatch(/stop/i)
    expect(
      more
        .map(({ text }) => text)
        .join(' ')
        .split(' ').length,
    ).toBeLessThanOrEqual(3)
  })
})
