import type { Route } from 'playwright-core'
import { describe, expect } from 'vitest'
import { countEvents } from '../api.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

const agreed = () => localStorage.setItem('kinetra.settings', JSON.stringify({ consent: true }))

describe('the page', () => {
  it('works in a browser that keeps nothing, with a call, and shows at once what the call left', async ({
    product,
    run,
    visit,
  }) => {
    const block = () => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked by the test', 'SecurityError')
          },
        })
    }
    const caller = await visit({ before: block })
    const { page } = caller
    const failures: Error[] = []
    page.on('pageerror', (error) => failures.push(error))
    await page.reload()
    await page.getByRole('heading', { name: run.name }).waitFor()
    const conversations = page.locator('section', { hasText: 'Conversations' }).locator('summary')
    await page.getByText('Loading the conversations').waitFor({ state: 'detached' })
    const before = await conversations.count()
    await caller.startCall()
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    await page.getByRole('button', { name: 'Mute', exact: true }).click()
    await expect.poll(() => caller.devices('live')).toEqual([])
    // What the call left is there without loading the page again.
    await page.getByRole('button', { name: 'End', exact: true }).click()
    await expect.poll(() => conversations.count()).toBe(before + 1)
    expect(failures).toEqual([])
  })

  it('is asked for again where a file that it needs fails once, and says so where it fails again', async ({
    visit,
  }) => {
    const { page } = await visit({ path: '/settings' })
    const heading = page.getByRole('heading', { name: 'Settings', level: 1 })
    await heading.waitFor()
    const needed = /\/assets\/react-.+\.js$/
    const refuse = async (route: Route) => await route.abort('connectionreset')
    await page.route(needed, refuse, { times: 1 })
    await page.goto(page.url())
    await heading.waitFor()

    await page.route(needed, refuse)
    await page.goto(page.url())
    await page.getByText('Kinetra is still loading.').waitFor()
    await page.unrouteAll()
    await page.getByRole('link', { name: 'load it again' }).click()
    await heading.waitFor()
  })

  it('goes on where the coach fails to draw, and the coach may be asked for again', async ({
    run,
    visit,
  }) => {
    const before = () => {
      localStorage.setItem('kinetra.settings', JSON.stringify({ consent: true }))
      const { findLast } = Array.prototype
      // So looks the panel for the last of its lines, of which there are none yet.
      Object.defineProperty(Array.prototype, 'findLast', {
        configurable: true,
        value(this: unknown[], ...wanted: Parameters<typeof findLast>) {
          const isBroken = document.documentElement.dataset.mended === undefined
          if (this.length === 0 && isBroken) throw new Error('broken by the test')
          return findLast.apply(this, wanted)
        },
      })
    }
    const { page } = await visit({ before })
    await page.getByRole('heading', { name: run.name }).waitFor()
    await page.getByRole('button', { name: 'Ask the coach' }).click()
    const again = page.getByRole('button', { name: 'The coach did not load. Try again' })
    await again.waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('link', { name: 'Trends' }).click()
    await page.getByRole('heading', { name: 'Trends', level: 1 }).waitFor()
    await page.evaluate(() => {
      document.documentElement.dataset.mended = 'yes'
    })
    await again.click()
    await page.getByRole('dialog', { name: 'Coach' }).waitFor()
  })

  it.for(['workout-page', 'usual-prints'])(
    'whose code is still on its way when the server goes away says so, and comes once it is back: %s',
    async (code, { run, visit }) => {
      const { page } = await visit({ path: '/' })
      const gone = Promise.withResolvers<void>()
      const refuse = async (route: Route) => await route.abort('connectionrefused')
      await page.route(new RegExp(`/assets/${code}-.+\\.js$`), async (route) => {
        await gone.promise
        await refuse(route)
      })
      await page.reload()
      await page.getByRole('link', { name: run.name }).waitFor()
      // The data still come: whatever fails is the code.
      await page.route(({ pathname }) => pathname === '/', refuse)
      gone.resolve()
      await page.getByRole('link', { name: run.name }).click()
      const words = page.locator('main').getByText('The server is not responding.')
      await words.waitFor()
      await page.getByRole('button', { name: 'Try again' }).click()
      await words.waitFor()
      await page.unrouteAll()
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('heading', { name: run.name }).waitFor()
    },
  )

  it('names the coach’s button to assistive technology on every page', async ({ run, visit }) => {
    const { page } = await visit({ path: '/' })
    for (const path of ['/', '/trends', '/settings', `/workouts/${run.id}`, '/nowhere']) {
      await page.goto(new URL(path, page.url()).href)
      await page.getByRole('button', { name: 'Ask the coach', exact: true }).waitFor()
    }
  })
})

describe('a call that is being made', () => {
  it('can be cancelled, and is given up in time', async ({ visit }) => {
    const caller = await visit({ path: '/' })
    const { page } = caller
    await page.evaluate(agreed)
    await page.reload()
    const asked = page.waitForRequest(/connection-details$/)
    await page.route('**/api/livekit/connection-details', async () => await new Promise(() => undefined))
    await page.getByRole('button', { name: 'Ask the coach' }).click()
    await asked
    // On a page without a workout one may ask about all of them.
    await page.getByRole('button', { name: 'Open my last workout.' }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Call again' }).waitFor()
    await expect.poll(() => caller.devices('live')).toEqual([])

    await page.clock.install()
    await page.getByRole('button', { name: 'Call again' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    await page.clock.fastForward(16_000)
    expect(await caller.untilNotice('server-down')).toMatch(/not responding.+try again/)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
  })
})
