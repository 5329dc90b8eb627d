import type { Workout } from '@kinetra/workouts/workout'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { countEvents, listWorkouts } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { closePages } from '../close-pages.ts'
import { inspectPanel } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { type SeparateProduct, startSeparately } from '../separate-product.ts'

let product: SeparateProduct
let browser: Browser
let run: Workout

beforeAll(async () => {
  const [started, opened] = await Promise.all([startSeparately(), openBrowser()])
  product = started
  browser = opened
  const found = (await listWorkouts(product)).find(({ type }) => type === 'running')
  if (!found) throw new Error('no sample run')
  run = found
})
afterEach(async ({ task }) => await closePages(browser, task))
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const visit = async () => await Caller.at(product, browser, `/workouts/${run.id}`)

describe('a connection that', () => {
  it('is lost for a while: told, and the call resumes', async () => {
    const caller = await visit()
    await caller.startCall()
    product.parts.livekit.freeze()
    expect(await caller.untilNotice('reconnecting')).toMatch(/connection was lost.+being restored/)
    expect(await inspectPanel(caller.page, 'reconnecting')).toEqual([])
    product.parts.livekit.thaw()
    await caller.page.getByTestId('coach-notice').waitFor({ state: 'detached' })
    await caller.untilListening()
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    await caller.endCall()
  })

  it('does not come back: told, and the microphone is released', async () => {
    const caller = await visit()
    await caller.startCall()
    await product.parts.livekit.kill()
    await caller.untilNotice('reconnecting')
    expect(await caller.untilNotice('connection-lost')).toMatch(/did not come back.+go on with the call/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'connection-lost')).toEqual([])

    await caller.page.getByRole('button', { name: 'New call' }).click()
    expect(await caller.untilNotice('server-down')).toMatch(/voice server does not answer.+Try again/)
    expect(await inspectPanel(caller.page, 'voice-server-down')).toEqual([])
    await product.parts.livekit.start()
    await caller.page.getByTestId('coach-call-again').click()
    await caller.untilCaption('coach', /\w+/)
    await caller.endCall()
  })

  it('has no server behind it: told, page and call alike', async () => {
    const caller = await visit()
    await product.parts.server.kill()
    await caller.call()
    expect(await caller.untilNotice('server-down')).toMatch(/does not answer.+Check that it runs/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'server-down')).toEqual([])
    await product.parts.server.start()
    await caller.page.getByTestId('coach-call-again').click()
    await caller.untilCaption('coach', /\w+/)
    await caller.endCall()
  })
})
