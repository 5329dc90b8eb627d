import { startIdentityProvider } from '@kinetra/server/testing/identity-provider'
import type { Page, Route } from 'playwright-core'
import { describe, expect, onTestFinished } from 'vitest'
import { coachOf } from '../coach-controls.ts'
import { inspectPage, inspectPanel } from '../inspect.ts'
import { test as it } from '../testing-product.ts'

/** So short that the test sees its end; the page renews it, unless the provider is away. */
const ACCESS_TOKEN_IN_S = 6

describe('a call that is refused', () => {
  it('because there were too many', async ({ product, visit }) => {
    await product.parts.server.stop()
    await product.parts.server.start({ CALL_STARTS_PER_MINUTE: '1' })
    const caller = await visit({ path: '/' })
    await caller.call()
    await coachOf(caller.page).end.click()
    await coachOf(caller.page).callAgain.click()
    expect(await caller.untilNotice('too-many')).toMatch(/too many calls in a short time.+Wait a minute/)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'too-many-calls')).toEqual([])
  })

  it('because the one who calls may not', async ({ visit }) => {
    const caller = await visit({ path: '/' })
    // A page of the same server under a name that it does not know counts as another page.
    await caller.page.route('**/connection-details', async (route) => {
      const headers = { ...route.request().headers(), origin: 'http://elsewhere.example' }
      await route.fulfill({ response: await route.fetch({ headers }) })
    })
    await caller.call()
    expect(await caller.untilNotice('page-forbidden')).toMatch(/page may not.+own page/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'page-forbidden')).toEqual([])
  })

  it('because the login has expired', async ({ product, visit }) => {
    const provider = await startIdentityProvider({
      address: product.url,
      accessTokenInS: ACCESS_TOKEN_IN_S,
    })
    onTestFinished(async () => await provider.stop())
    await product.parts.server.stop()
    await product.parts.server.start({ OIDC_ISSUER: provider.issuer })
    const caller = await visit({ path: '/' })
    expect(await inspectPage(caller.page, 'login')).toEqual([])
    // Nobody is logged in whose call it could be.
    expect(await caller.page.getByRole('button', { name: /coach/i }).count()).toBe(0)
    await logIn(caller.page)
    await caller.page.getByRole('heading', { name: 'Workouts' }).waitFor()

    // A click before it is known who is logged in waits for that.
    const known = Promise.withResolvers<void>()
    const config = async (route: Route) => {
      await known.promise
      await route.continue()
    }
    await caller.page.route('**/api/config', config, { times: 1 })
    await caller.page.reload()
    await caller.call()
    known.resolve()
    await caller.untilLive()
    await coachOf(caller.page).end.click()
    await caller.page.keyboard.press('Escape')
    await coachOf(caller.page).launcher.waitFor()

    await provider.pause()
    await caller.page.getByRole('heading', { name: 'Your login has expired' }).waitFor()
    expect(await inspectPage(caller.page, 'login-expired')).toEqual([])
    await caller.call()
    expect(await caller.untilNotice('login-expired')).toMatch(/login has expired.+Log in again/)
    expect(await caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'login-expired-call')).toEqual([])
  })

  it('by a browser without WebRTC', async ({ visit }) => {
    const before = () => {
      for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
        Reflect.deleteProperty(window, name)
    }
    const caller = await visit({ path: '/', before })
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
