import { type IdentityProvider, startIdentityProvider } from '@kinetra/server/testing/identity-provider'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { closePages } from '../close-pages.ts'
import { inspectPage, inspectPanel } from '../inspect.ts'
import { type SeparateProduct, startSeparately } from '../separate-product.ts'

/** So short that the test sees its end; the page renews it, unless the provider is away. */
const ACCESS_TOKEN_IN_S = 6

let product: SeparateProduct
let provider: IdentityProvider
let browser: Browser

beforeAll(async () => {
  const [started, opened] = await Promise.all([startSeparately({}, []), openBrowser()])
  product = started
  browser = opened
  provider = await startIdentityProvider({ address: product.url, accessTokenInS: ACCESS_TOKEN_IN_S })
})
afterEach(async ({ task }) => {
  await closePages(browser, task)
  await product.parts.server.stop()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await provider?.stop()
})

describe('a call that is refused', () => {
  it('because there were too many', async () => {
    await product.parts.server.start({ CALL_STARTS_PER_MINUTE: '1' })
    const caller = await Caller.at(product, browser, '/')
    await caller.call()
    await caller.page.getByTestId('coach-end').click()
    await caller.page.getByTestId('coach-call-again').click()
    expect(await caller.untilNotice('too-many')).toMatch(/too much in a short time.+Try again in \d+ seconds/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'too-many-calls')).toEqual([])
  })

  it('because the one who calls may not', async () => {
    await product.parts.server.start()
    const caller = await Caller.at(product, browser, '/')
    // A page of the same server under a name that it does not know counts as another page.
    await caller.page.route('**/connection-details', async (route) => {
      const headers = { ...route.request().headers(), origin: 'http://elsewhere.example' }
      await route.fulfill({ response: await route.fetch({ headers }) })
    })
    await caller.call()
    expect(await caller.untilNotice('forbidden')).toMatch(/may not.+Use the page/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'forbidden')).toEqual([])
  })

  it('because the login has expired', async () => {
    await product.parts.server.start({ OIDC_ISSUER: provider.issuer })
    const caller = await Caller.at(product, browser, '/')
    expect(await inspectPage(caller.page, 'login')).toEqual([])
    await logIn(caller.page)
    await caller.page.getByRole('heading', { name: 'Workouts' }).waitFor()
    await provider.pause()
    await caller.page.getByRole('heading', { name: 'Your login has expired' }).waitFor()
    expect(await inspectPage(caller.page, 'login-expired')).toEqual([])
    await caller.call()
    expect(await caller.untilNotice('login-expired')).toMatch(/login has expired.+Log in again/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'login-expired-call')).toEqual([])
    await provider.resume()
  })

  it('by a browser without WebRTC', async () => {
    await product.parts.server.start()
    const before = () => {
      for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
        Reflect.deleteProperty(window, name)
    }
    const caller = await Caller.at(product, browser, '/', { before })
    await caller.call()
    expect(await caller.untilNotice('no-webrtc')).toMatch(/no WebRTC.+current Chrome/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'no-webrtc')).toEqual([])
  })
})

async function logIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log in' }).first().click()
  await page.fill('input[name=login]', 'ada')
  await page.fill('input[name=password]', 'any')
  await page.click('button[type=submit]')
  await page.getByRole('button', { name: 'Continue' }).click()
}
