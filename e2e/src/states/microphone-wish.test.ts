import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { Caller } from '../caller.ts'
import { coachOf } from '../coach-controls.ts'
import { inspectPanel } from '../inspect.ts'
import { test as it } from '../testing-product.ts'

/** Longer than a tap on the space bar. */
const HELD_MS = 600
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Held, by the page's own clock. */
async function holdFor(page: Page, milliseconds: number): Promise<void> {
  const from = await page.evaluate(() => performance.now())
  await page.waitForFunction(([since, long]) => performance.now() - since >= long, [
    from,
    milliseconds,
  ] as const)
}

async function callAgain(caller: Caller): Promise<void> {
  await button(caller.page, 'End').click()
  await button(caller.page, 'Call again').click()
  await caller.untilLive()
}

describe('who', () => {
  it('types only is never listened to: after a reload, in the next call, in another tab', async ({
    product,
    visit,
  }) => {
    const caller = await visit()
    const { page } = caller
    await page.getByRole('button', { name: /coach/i }).click()
    await button(page, 'Type instead, without the microphone').click()
    await caller.untilLive()
    expect(await caller.devices('asked')).toBe(0)
    await page.reload()
    await caller.untilLive()
    expect(await caller.devices('asked')).toBe(0)
    await callAgain(caller)
    expect(await caller.devices('asked')).toBe(0)

    const other = new Caller(product, await page.context().newPage())
    await other.page.goto(page.url())
    await other.page.getByRole('button', { name: /coach/i }).click()
    await button(other.page, 'Bring it here').click()
    await other.untilLive()
    expect(await other.devices('asked')).toBe(0)

    // Who never agreed to be listened to is asked before the microphone is.
    await button(other.page, 'Use microphone').click()
    await other.page.getByText('the sound is not kept').waitFor()
    expect(await inspectPanel(other.page, 'consent-in-call')).toEqual([])
    expect(await other.devices('asked')).toBe(0)
    await button(other.page, 'Agree and talk').click()
    await expect.poll(() => other.devices('live')).toEqual(['desk'])
  })

  it('is muted stays so: after a reload, in the next call, after a reconnection', async ({
    product,
    inCall: caller,
  }) => {
    const { page } = caller
    await button(page, 'Mute').click()
    // The browser's sign of recording goes out.
    await expect.poll(() => caller.devices('live')).toEqual([])
    await page.reload()
    await caller.untilLive()
    await button(page, 'Unmute').waitFor()
    expect(await caller.devices('asked')).toBe(0)
    await callAgain(caller)
    await button(page, 'Unmute').waitFor()
    expect(await caller.devices('asked')).toBe(0)

    product.parts.livekit.freeze()
    await caller.untilNotice('reconnecting')
    product.parts.livekit.thaw()
    await caller.untilLive()
    await caller.untilNoNotice()
    expect(await caller.devices('asked')).toBe(0)
    await button(page, 'Unmute').click()
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
  })

  it('mutes, and then holds the space bar, is muted again; a tap unmutes', async ({ inCall: caller }) => {
    const { page } = caller
    await button(page, 'Mute').click()
    await expect.poll(() => caller.devices('live')).toEqual([])
    // The focus is still on the button.
    await page.keyboard.down('Space')
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    await holdFor(page, HELD_MS)
    await page.keyboard.up('Space')
    await expect.poll(() => caller.devices('live')).toEqual([])
    await button(page, 'Unmute').waitFor()

    const hold = page.getByRole('button', { name: /Hold here/ })
    await hold.focus()
    for (const key of ['Enter', 'Space']) {
      await page.keyboard.down(key)
      await expect.poll(() => caller.devices('live')).toEqual(['desk'])
      await page.keyboard.up(key)
      await expect.poll(() => caller.devices('live')).toEqual([])
    }
    // As a screen reader presses it: a click without a pointer or a key.
    await hold.evaluate((element: HTMLElement) => element.click())
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    await button(page, 'Let go when you have finished').evaluate((element: HTMLElement) => element.click())
    await expect.poll(() => caller.devices('live')).toEqual([])

    await button(page, 'Unmute').press('Space')
    await button(page, 'Mute').waitFor()
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
  })

  it('holds to talk begins muted, at the button; what was let go while the browser asked stays closed', async ({
    visit,
  }) => {
    const before = () =>
      localStorage.setItem('kinetra.settings', JSON.stringify({ consent: true, pushToTalk: true }))
    const caller = await visit({ before })
    const { page } = caller
    await page.getByRole('button', { name: /coach/i }).click()
    await caller.untilLive()
    expect(await caller.devices('asked')).toBe(0)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('coach-hold')

    await caller.devices('hesitate')
    await page.keyboard.down('Space')
    await expect.poll(() => caller.devices('asked')).toBe(1)
    // The browser's question takes the focus from the window, so that the key's release is never heard.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await caller.devices('answer')
    await expect.poll(() => coachOf(page).mute.getAttribute('data-muted')).toBe('true')
    await expect.poll(() => caller.devices('pending')).toBe(0)
    await expect.poll(() => caller.devices('live')).toEqual([])
    await page.keyboard.up('Space')

    // A call that ends before the answer leaves nothing open either.
    await caller.devices('hesitate')
    await button(page, 'Unmute').click()
    await expect.poll(() => caller.devices('asked')).toBe(2)
    await button(page, 'End').click()
    await button(page, 'Call again').waitFor()
    await caller.devices('answer')
    await expect.poll(() => caller.devices('pending')).toBe(0)
    await expect.poll(() => caller.devices('live')).toEqual([])
  })
})

describe('the launcher', () => {
  it('that was given up for lost begins no call behind a closed panel', async ({ visit }) => {
    const before = () => localStorage.setItem('kinetra.settings', JSON.stringify({ consent: true }))
    const { page, devices } = await visit({ path: '/', before }).then((caller) => ({
      page: caller.page,
      devices: caller.devices.bind(caller),
    }))
    const come = Promise.withResolvers<void>()
    await page.route('**/mount-panel-*.js', async (route) => {
      await come.promise
      await route.continue()
    })
    await page.clock.install()
    const chunk = page.waitForResponse(/mount-panel-/)
    await page.getByRole('button', { name: 'Ask the coach' }).click()
    await page.getByRole('button', { name: /coach is coming/i }).waitFor()
    await page.clock.fastForward(16_000)
    const again = page.getByRole('button', { name: /coach did not load/i })
    await again.waitFor()
    come.resolve()
    const url = (await chunk).url()
    await page.evaluate(`import(${JSON.stringify(url)}).then(() => undefined)`)
    expect(await page.getByTestId('coach-panel').count()).toBe(0)
    // It was opened with the click, and closed as the launcher gave up.
    await expect.poll(() => devices('live')).toEqual([])
    await again.click()
    await page.getByRole('dialog', { name: 'Coach' }).waitFor()
  })
})
