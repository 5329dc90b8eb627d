/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { countEvents } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { inspectPanel } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

/** Closes a tab and opens it again with what the browser keeps of it, as after a restart. */
async function restoreTab(page: Page): Promise<Page> {
  const kept = await page.evaluate(() => ({ ...sessionStorage }))
  const address = page.url()
  await page.close()
  const restored = await page.context().newPage()
  await restored.addInitScript((values) => {
    for (const [key, value] of Object.entries(values)) sessionStorage.setItem(key, value)
  }, kept)
  await restored.goto(address)
  return restored
}

/** An element's words and middle, asked so that the page does not take it for a press: Playwright's own ways count as one. */
async function lookAt(page: Page, selector: string): Promise<{ text: string; x: number; y: number }> {
  const session = await page.context().newCDPSession(page)
  const look = (wanted: string) => {
    const element = document.querySelector(wanted)
    const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {}
    return { text: element?.textContent ?? '', x: x + width / 2, y: y + height / 2 }
  }
  const expression = `(${look})(${JSON.stringify(selector)})`
  const asked = { expression, returnByValue: true, userGesture: false }
  const { result } = await session.send('Runtime.evaluate', asked)
  await session.detach()
  return result.value
}

describe('a microphone that', () => {
  it('is denied: the whole conversation works by typing', async ({ product, run, visit }) => {
    const caller = await visit({
      browser: await openBrowser([
        '--use-fake-ui-for-media-stream=deny',
        '--autoplay-policy=document-user-activation-required',
      ]),
    })
    await caller.startCall()
    expect(await caller.untilNotice('microphone-denied')).toMatch(/does not let.+Allow it/)
    expect(await caller.devices('live')).toEqual([])
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    expect(await inspectPanel(caller.page, 'microphone-denied')).toEqual([])

    // In a tab that the browser restored nobody has pressed anything: it holds the sound back.
    const restored = new Caller(product, await restoreTab(caller.page))
    const notice = '[data-testid="coach-notice"][data-code="sound-blocked"] p'
    await expect
      .poll(async () => (await lookAt(restored.page, notice)).text)
      .toMatch(/blocked the sound.+Turn on sound/)
    const { x, y } = await lookAt(restored.page, '[data-testid="coach-unblock"]')
    await restored.page.mouse.click(x, y)
    await restored.page.locator('[data-code="sound-blocked"]').waitFor({ state: 'detached' })
    await restored.endCall()
  })

  it('is missing, in use, or does not start: told each time, until it works', async ({ visit }) => {
    const caller = await visit()
    const tryAgain = async () => await caller.page.getByRole('button', { name: 'Use microphone' }).click()
    await caller.devices('refuse', 'NotFoundError')
    await caller.call()
    expect(await caller.untilNotice('microphone-missing')).toMatch(/No microphone.+Plug one in/)
    expect(await inspectPanel(caller.page, 'microphone-missing')).toEqual([])
    for (const [error, code, words] of [
      ['NotReadableError', 'microphone-in-use', /Another program.+Close it/],
      ['InvalidStateError', 'microphone-failed', /did not start.+try again/],
    ] as const) {
      await caller.devices('refuse', error)
      await tryAgain()
      expect(await caller.untilNotice(code)).toMatch(words)
      expect(await inspectPanel(caller.page, code)).toEqual([])
    }
    expect(await caller.devices('live')).toEqual([])
    await caller.devices('refuse', null)
    await tryAgain()
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    await caller.endCall()
  })

  it('is muted by the system, or unplugged: the call goes on with another one and says so', async ({
    product,
    run,
    inCall: caller,
  }) => {
    await caller.devices('mute', true)
    expect(await caller.untilNotice('microphone-muted')).toMatch(/muted by the system.+Unmute it there/)
    expect(await inspectPanel(caller.page, 'microphone-muted')).toEqual([])
    await caller.devices('mute', false)
    await caller.untilNoNotice()

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

  it('is held by another program, or taken back in the call: told apart, and mended', async ({
    inCall: caller,
  }) => {
    const { page } = caller
    const failures: Error[] = []
    page.on('pageerror', (error) => failures.push(error))
    await page.getByRole('button', { name: 'Sound' }).click()
    const choice = page.getByRole('combobox', { name: 'Microphone' })
    await caller.devices('occupy', 'headset')
    await choice.selectOption('headset')
    expect(await caller.untilNotice('microphone-in-use')).toMatch(/Another program.+choose another/)
    // The one that works is kept.
    await expect.poll(() => choice.inputValue()).toBe('default')
    expect(await caller.devices('live')).toEqual(['desk'])
    await caller.devices('occupy', null)
    await choice.selectOption('headset')
    await expect.poll(() => caller.devices('live')).toEqual(['headset'])

    await caller.devices('revoke')
    expect(await caller.untilNotice('microphone-revoked')).toMatch(/lost its permission.+Allow it/)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await inspectPanel(page, 'microphone-revoked')).toEqual([])
    await page.getByRole('button', { name: 'Use microphone' }).click()
    expect(await caller.untilNotice('microphone-denied')).toMatch(/does not let/)
    await caller.devices('grant')
    await page.getByRole('button', { name: 'Use microphone' }).click()
    await expect.poll(() => caller.devices('live')).toEqual(['headset'])
    await caller.untilNoNotice()
    expect(failures).toEqual([])
    await caller.endCall()
  })

  it('is not given to a page that came by plain HTTP: told, and the conversation is typed', async ({
    product,
    run,
    visit,
  }) => {
    const address = 'http://plain.example'
    // LiveKit runs on this machine, which a page from elsewhere would have to ask for.
    const browser = await openBrowser(['--disable-features=LocalNetworkAccessChecks'])
    const { page } = await visit({ path: '/nowhere', browser })
    await page.route(`${address}/**`, async (route) => {
      const headers = { ...route.request().headers(), host: new URL(product.url).host, origin: product.url }
      const url = route.request().url().replace(address, product.url)
      await route.fulfill({ response: await route.fetch({ url, headers }) })
    })
    await page.goto(`${address}/workouts/${run.id}`)
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
    const caller = new Caller(product, page)
    await caller.call()
    expect(await caller.untilNotice('microphone-insecure')).toMatch(/plain HTTP.+HTTPS/)
    await caller.untilCaption('coach', /\w+/)
    await caller.untilListening()
    expect(await inspectPanel(page, 'microphone-insecure')).toEqual([])
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
  })
})
