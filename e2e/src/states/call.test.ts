import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { callsOf, countEvents, peakOf, turnsOf } from '../api.ts'
import { Caller } from '../caller.ts'
import { coachOf } from '../coach-controls.ts'
import { inspectPage, inspectPanel, keepPicture } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

const isMuted = async (page: Page) => (await coachOf(page).mute.getAttribute('data-muted')) === 'true'

async function openTab(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  return page
}

describe('a call', () => {
  it('asks once whether it may listen, keeps the screen awake, and is rated with one tap', async ({
    product,
    run,
    visit,
  }) => {
    const caller = await visit()
    const { page } = caller
    expect(await inspectPage(page, 'closed')).toEqual([])
    await coachOf(page).launcher.click()
    const panel = page.getByTestId('coach-panel')
    await panel.getByText('the sound is not kept').waitFor()
    await panel.getByText('English only').waitFor()
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(page, 'consent')).toEqual([])
    await coachOf(page).agree.click()
    await caller.untilCaption('coach', /\w+/)
    await expect.poll(() => caller.devices('awake')).toBe(1)
    const timer = page.getByRole('timer')
    const first = await timer.textContent()
    expect(first).toMatch(/^\d+:\d\d$/)
    await expect.poll(() => timer.textContent()).not.toBe(first)
    await caller.untilListening()
    await caller.type('How many events were there in total?')
    const captions = await caller.captions()
    expect(new Set(captions.map(({ who }) => who))).toEqual(new Set(['coach', 'user']))
    await page
      .getByTestId('coach-tool')
      .filter({ hasText: /looked at \d+ events/ })
      .waitFor()
    expect(await inspectPage(page, 'live')).toEqual([])

    await coachOf(page).end.click()
    await expect.poll(() => caller.devices('awake')).toBe(0)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await caller.captions()).toEqual(captions)
    await coachOf(page).helped.click()
    await page.getByText('Thank you.').waitFor()
    expect(await inspectPanel(page, 'ended')).toEqual([])
    const [call] = await callsOf(product, run.id)
    const [greeting] = await turnsOf(product, call?.id ?? '')
    expect(captions[0]?.text).toBe(greeting?.text)
    const store = await openStore({ databasePath: product.databasePath })
    expect((await store.calls.get(LOCAL_USER, call?.id ?? '')).feedback).toBe('good')
    await store.close()

    const again = await openTab(page.context(), page.url())
    await coachOf(again).launcher.click()
    await again.getByTestId('coach-state').waitFor()
    expect(await coachOf(again).agree.isVisible()).toBe(false)
  })

  it('is muted, talks while the space bar is held, and lets a field have its spaces', async ({
    product,
    run,
    visit,
  }) => {
    const caller = await visit()
    const { page } = caller
    await caller.startCall()
    await coachOf(page).mute.click()
    await expect.poll(() => isMuted(page)).toBe(true)
    await coachOf(page).hold.waitFor()
    expect(await inspectPanel(page, 'muted')).toEqual([])
    await coachOf(page).input.focus()
    await page.keyboard.type('a b')
    expect(await coachOf(page).input.inputValue()).toBe('a b')
    expect(await isMuted(page)).toBe(true)
    await coachOf(page).input.fill('')

    await page.getByRole('region', { name: 'Conversation' }).focus()
    await page.keyboard.down('Space')
    await expect.poll(() => isMuted(page)).toBe(false)
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    const before = await caller.captions()
    await caller.begin('How many events were there in total?')
    await page.keyboard.up('Space')
    await expect.poll(() => isMuted(page)).toBe(true)
    const said = await caller.untilAnswered(before)
    expect(numbersIn(said.at(-1)?.text ?? ''), JSON.stringify(said)).toContain(
      await countEvents(product, run.id),
    )
    await caller.endCall()
  })

  it('is as loud as was chosen, its numbers lead to where they come from, and a reload returns to it', async ({
    product,
    run,
    visit,
  }) => {
    const caller = await visit()
    const { page } = caller
    await caller.startCall()
    await page.getByRole('button', { name: 'Sound' }).click()
    await page.getByRole('slider', { name: 'Volume' }).fill('0.5')
    const volume = async () =>
      await page.locator('audio').evaluateAll((all) => all.map((one) => (one as HTMLAudioElement).volume))
    await expect.poll(volume).toContain(0.5)
    const peak = await peakOf(product, run.id, 'Med Heel')
    await caller.type('What was my peak pressure on the medial heel?')
    // The place that the answer speaks of, on a small print beside it.
    const print = page.getByRole('img', { name: 'Med Heel', exact: true })
    await print.waitFor()
    expect(await print.locator('[data-lit="true"]').count()).toBe(1)
    await keepPicture(page, 'answer-print')
    await page.getByRole('link', { name: 'Trends' }).click()
    await page.waitForURL('**/trends')
    await page
      .getByRole('link', { name: String(peak) })
      .last()
      .click()
    await page.waitForURL(({ pathname }) => pathname === `/workouts/${run.id}`)
    await page.locator('[data-testid="region-Med Heel"][data-highlighted="true"]').first().waitFor()

    const captions = await caller.captions()
    const calls = (await callsOf(product, run.id)).length
    await page.reload()
    await caller.untilListening()
    await expect.poll(async () => (await caller.captions()).slice(0, captions.length)).toEqual(captions)
    expect(await callsOf(product, run.id)).toHaveLength(calls)
    await caller.endCall()
  })

  it('is open in one tab: another is told, and may take it over', async ({ product, run, visit }) => {
    const caller = await visit()
    const { page } = caller
    await caller.call()
    await caller.untilLive()
    const calls = (await callsOf(product, run.id)).length
    const other = new Caller(product, await openTab(page.context(), product.url))
    await coachOf(other.page).launcher.click()
    expect(await other.untilNotice('call-elsewhere')).toMatch(/open in another tab.+bring it here/)
    expect(await inspectPanel(other.page, 'call-elsewhere')).toEqual([])
    expect(await other.devices('live')).toEqual([])
    await other.page.getByRole('button', { name: 'Bring it here' }).click()
    await other.untilListening()
    await other.untilCaption('coach', /\w+/)
    expect(await caller.untilNotice('call-elsewhere')).toMatch(/open in another tab/)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await callsOf(product, run.id)).toHaveLength(calls)
    await other.endCall()
  })
})
