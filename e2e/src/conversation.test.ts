import type { Workout } from '@kinetra/workouts/workout'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { countEvents, highestEventMs, listWorkouts, peakOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { killJobOf } from './kill-job.ts'
import { numbersIn } from './numbers.ts'
import { type Product, startProduct } from './product.ts'

let product: Product
let browser: Browser
let workouts: Workout[]

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  workouts = await listWorkouts(product)
})

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

function sample(type: Workout['type']): Workout {
  const found = workouts.find((workout) => workout.type === type && workout.highForceEvents > 0)
  if (!found) throw new Error(`no ${type} sample with events`)
  return found
}

describe('a conversation', () => {
  it('goes on by typing, across pages, and moves the page', async () => {
    const run = sample('running')
    const tennis = sample('tennis')
    const caller = await Caller.at(product, browser, `/workouts/${run.id}`)
    await caller.startCall()

    const typed = await caller.type('How many events were there in total?')
    expect(numbersIn(typed)).toContain(await countEvents(product, run.id))

    const shown = await caller.ask('Can you show me the hardest hit?')
    expect(shown.answer).not.toBe('')
    const hardest = await highestEventMs(product, run.id)
    await expect.poll(() => caller.replayMs(), { timeout: 10_000 }).toBeGreaterThanOrEqual(hardest - 100)
    expect(await caller.replayMs()).toBeLessThanOrEqual(hardest + 100)

    await caller.follow(`/workouts/${tennis.id}`)
    const other = await caller.ask('What was my peak pressure on the medial heel?')
    expect(numbersIn(other.answer)).toContain(await peakOf(product, tennis.id, 'Med Heel'))
    await caller.endCall()
  })

  it('stops when the user speaks over the coach', async () => {
    const caller = await Caller.at(product, browser, `/workouts/${sample('running').id}`)
    await caller.startCall()
    await caller.begin('Give me a quick summary of this workout.')
    await caller.untilState('speaking')
    await caller.begin('Stop please.')
    await caller.untilListening()
    await caller.untilCaption('user', /stop/i)
    await caller.endCall()
  })

  it('survives the death of the coach', async () => {
    const run = sample('running')
    const caller = await Caller.at(product, browser, `/workouts/${run.id}`)
    await caller.startCall()
    await caller.type('What was my peak pressure on the medial heel?')
    const captions = (await caller.captions()).length
    await killJobOf(product, run.id)
    await expect
      .poll(async () => (await caller.captions()).length, { timeout: 30_000 })
      .toBeGreaterThan(captions)
    await caller.untilListening()
    // It goes on in the middle of the conversation: no second greeting, and "the lateral one" is understood.
    expect((await caller.captions()).slice(captions).map(({ text }) => text)).not.toContainEqual(
      expect.stringMatching(/we are looking at/),
    )
    const after = await caller.type('And the lateral one?')
    expect(numbersIn(after)).toContain(await peakOf(product, run.id, 'Lat Heel'))
    await caller.endCall()
  })
})
