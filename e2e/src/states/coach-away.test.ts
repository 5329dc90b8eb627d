import { openStore } from '@kinetra/store/open-store'
import type { Workout } from '@kinetra/workouts/workout'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listWorkouts } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { closePages } from '../close-pages.ts'
import { inspectPanel, keepPicture } from '../inspect.ts'
import { killJobOf } from '../kill-job.ts'
import { type SeparateProduct, startSeparately } from '../separate-product.ts'

let product: SeparateProduct
let browser: Browser
let run: Workout

beforeAll(async () => {
  const [started, opened] = await Promise.all([startSeparately({ AGENT_CAPACITY: '1' }), openBrowser()])
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

describe('a coach who', () => {
  it('is in another call: the caller waits and is served when it is free', async () => {
    const first = await visit()
    await first.call()
    await first.untilLive()
    const second = await visit()
    await second.call()
    expect(await second.untilNotice('coach-busy')).toMatch(/All coaches are in other calls.+Wait here/)
    expect(await inspectPanel(second.page, 'coach-busy')).toEqual([])
    await second.send('How many events were there?')
    await first.endCall()
    await second.untilCaption('coach', /events?/)
    await second.page.getByTestId('coach-notice').waitFor({ state: 'detached' })
    await second.endCall()
  })

  it('drops out and comes back with the conversation', async () => {
    const caller = await visit()
    await caller.startCall()
    const before = (await caller.captions()).length
    await killJobOf(product, run.id)
    expect(await caller.untilNotice('coach-left')).toMatch(/dropped out.+takes over/)
    await keepPicture(caller.page, 'coach-left')
    await expect
      .poll(async () => (await caller.captions()).length, { timeout: 30_000 })
      .toBeGreaterThan(before)
    await caller.page.getByTestId('coach-notice').waitFor({ state: 'detached' })
    await caller.endCall()
  })

  it('is not there: the caller is told, may hang up, and the microphone is released', async () => {
    await product.parts.agent.kill()
    const caller = await visit()
    await caller.call()
    expect(await caller.untilNotice('coach-none')).toMatch(/No coach is running.+Try again/)
    expect(await inspectPanel(caller.page, 'coach-none')).toEqual([])

    const store = await openStore({ databasePath: product.databasePath })
    const other = { id: 'another-worker', agentName: 'another-name', calls: 0, capacity: 1 }
    const reports = setInterval(() => void store.workers.report(other), 2000)
    await store.workers.report(other)
    expect(await caller.untilNotice('coach-misnamed')).toMatch(/not under the name.+Ask whoever runs/)
    expect(await inspectPanel(caller.page, 'coach-misnamed')).toEqual([])
    clearInterval(reports)
    await store.close()

    await caller.page.getByTestId('coach-end').click()
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'call-ended')).toEqual([])

    await product.parts.agent.start()
    await caller.page.getByTestId('coach-call-again').click()
    await caller.untilCaption('coach', /\w+/)
    await caller.endCall()
  })
})
