import type { Workout } from '@kinetra/workouts/workout'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { countEvents, listWorkouts } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { closePages } from '../close-pages.ts'
import { inspectPanel } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { type Product, startProduct } from '../product.ts'

let product: Product
let browser: Browser
let run: Workout

beforeAll(async () => {
  const [started, opened] = await Promise.all([startProduct(), openBrowser()])
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

const visit = async (options: Parameters<typeof Caller.at>[3] = {}) =>
  await Caller.at(product, browser, `/workouts/${run.id}`, options)

describe('a microphone that', () => {
  it('is denied: the whole conversation works by typing', async () => {
    const denying = await openBrowser([
      '--use-fake-ui-for-media-stream=deny',
      '--autoplay-policy=document-user-activation-required',
    ])
    onTestFinished(async () => await denying.close())
    const caller = await Caller.at(product, denying, `/workouts/${run.id}`)
    await caller.startCall()
    expect(await caller.untilNotice('microphone-denied')).toMatch(/does not let.+Allow it/)
    expect(await caller.devices('live')).toEqual([])
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    expect(await inspectPanel(caller.page, 'microphone-denied')).toEqual([])

    // Nobody has pressed anything since the reload: the browser holds the sound back.
    await caller.page.reload()
    expect(await caller.untilNotice('sound-blocked')).toMatch(/holds the sound back.+Turn on sound/)
    expect(await inspectPanel(caller.page, 'sound-blocked')).toEqual([])
    await caller.page.getByTestId('coach-unblock').click()
    await caller.page.locator('[data-code="sound-blocked"]').waitFor({ state: 'detached' })
    await caller.endCall()
  })

  it.each([
    ['is missing', 'NotFoundError', 'microphone-missing', /No microphone.+Plug one in/],
    ['is in use', 'NotReadableError', 'microphone-in-use', /Another program.+Close it/],
    ['does not start', 'InvalidStateError', 'microphone-failed', /did not start.+try again/],
  ])('%s', async (_what, error, code, words) => {
    const caller = await visit()
    await caller.devices('refuse', error)
    await caller.call()
    expect(await caller.untilNotice(code)).toMatch(words)
    expect(await caller.devices('live')).toEqual([])
    await caller.untilListening()
    expect(await inspectPanel(caller.page, code)).toEqual([])
    await caller.devices('refuse', null)
    await caller.page.getByRole('button', { name: 'Use microphone' }).click()
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    await caller.endCall()
  })

  it('is muted by the system', async () => {
    const caller = await visit()
    await caller.startCall()
    await caller.devices('mute', true)
    expect(await caller.untilNotice('microphone-muted')).toMatch(/muted by the system.+Unmute it there/)
    expect(await inspectPanel(caller.page, 'microphone-muted')).toEqual([])
    await caller.devices('mute', false)
    await caller.page.getByTestId('coach-notice').waitFor({ state: 'detached' })
    await caller.endCall()
  })

  it('is unplugged: the call goes on with another one and says so', async () => {
    const caller = await visit()
    await caller.startCall()
    await caller.page.getByRole('button', { name: 'Sound' }).click()
    await caller.page.getByRole('combobox', { name: 'Microphone' }).selectOption('headset')
    await expect.poll(() => caller.devices('live')).toEqual(['headset'])
    expect(await inspectPanel(caller.page, 'sound-choices')).toEqual([])
    await caller.devices('unplug', 'headset')
    expect(await caller.untilNotice('microphone-unplugged')).toMatch(/unplugged.+Choose another/)
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    expect(await inspectPanel(caller.page, 'microphone-unplugged')).toEqual([])
    const { answer } = await caller.ask('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    await caller.endCall()
  })
})
