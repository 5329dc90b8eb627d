import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { workoutOf } from '../api.ts'
import { coachOf } from '../coach-controls.ts'
import { inspectPage } from '../inspect.ts'
import { test as it } from '../testing-product.ts'

const shows = (words: string) => async (page: Page) => await page.getByText(words).first().waitFor()
const showsChart = async (page: Page) => await page.locator('.chart canvas').first().waitFor()

describe('a page', () => {
  it.for<[name: string, path: string, ready: (page: Page) => Promise<void>]>([
    ['workouts', '/', async (page) => await page.locator('.course path').first().waitFor()],
    ['trends', '/trends', showsChart],
    ['settings', '/settings', shows('English')],
    ['no-page', '/nowhere', shows('no page at this')],
    ['no-workout', '/?q=zzz', shows('No workout matches')],
    ['unknown-workout', `/workouts/${'f'.repeat(24)}`, shows('There is no such workout.')],
  ])(
    '%s: axe finds nothing, nothing is too small or too wide, nothing jumps',
    async ([name, path, ready], { visit }) => {
      const caller = await visit({ path })
      await ready(caller.page)
      expect(await caller.clock('layoutShifts')).toEqual([])
      expect(await inspectPage(caller.page, `page-${name}`)).toEqual([])
    },
  )

  it('workout: the same, of one that nobody has talked about', async ({ product, visit }) => {
    const { id } = await workoutOf(product, 'walking')
    const caller = await visit({ path: `/workouts/${id}` })
    await showsChart(caller.page)
    await shows('None yet.')(caller.page)
    expect(await caller.clock('layoutShifts')).toEqual([])
    expect(await inspectPage(caller.page, 'page-workout')).toEqual([])
  })
})

/** Runs in the page before its own scripts. */
function countPictures(): void {
  const request = window.requestAnimationFrame.bind(window)
  const counted = window as typeof window & { pictures?: number }
  window.requestAnimationFrame = (draw) => {
    counted.pictures = (counted.pictures ?? 0) + 1
    return request(draw)
  }
}

/** Pictures that the page's scripts draw while this looks at it for a moment. */
async function picturesDrawn(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const counted = window as typeof window & { pictures?: number }
    const before = counted.pictures ?? 0
    await new Promise((done) => setTimeout(done, 500))
    return (counted.pictures ?? 0) - before
  })
}

it('draws pictures while its replay runs, and none before and after', async ({ visit }) => {
  const { page } = await visit({ before: countPictures })
  await page.getByTestId('heat-map').first().waitFor()
  await expect.poll(() => picturesDrawn(page)).toBe(0)
  await page.getByRole('button', { name: 'Play the replay' }).click()
  await expect.poll(() => picturesDrawn(page)).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Pause the replay' }).click()
  await expect.poll(() => picturesDrawn(page)).toBe(0)
})

describe('a chart', () => {
  it.for(['light', 'dark'] as const)(
    'is drawn in the colours of the %s scheme',
    async (colorScheme, { visit }) => {
      const { page } = await visit({ path: '/trends', context: { colorScheme } })
      await showsChart(page)
      const ink = await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--ink'))
      const written = await page.evaluate(() => getComputedStyle(document.body).color)
      expect(ink).toBe(written)
    },
  )
})

describe('the page’s font', () => {
  const font = /figtree-latin-wght.*woff2/

  it('is waited for when it comes after the scripts, so that nothing jumps', async ({ visit }) => {
    const caller = await visit({ path: '/nowhere' })
    const { page } = caller
    const come = Promise.withResolvers<void>()
    await page.route(font, async (route) => {
      await come.promise
      await route.continue()
    })
    const scriptsRun = page.waitForRequest(/\/api\//)
    await page.reload({ waitUntil: 'commit' })
    await scriptsRun
    const early = await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return document.querySelectorAll('#root > :not(.not-drawn)').length
    })
    come.resolve()
    await shows('no page at this')(page)
    expect(await page.evaluate(() => document.fonts.check('1em "Figtree Variable"'))).toBe(true)
    expect([early, await caller.clock('layoutShifts')]).toEqual([0, []])
  })

  it('is done without when it cannot be had', async ({ visit }) => {
    const { page } = await visit({ path: '/nowhere' })
    await page.route(font, async (route) => await route.abort())
    await page.reload()
    await shows('no page at this')(page)
  })
})

describe('before the first call', () => {
  it('nothing of LiveKit is loaded and no ticket is asked for', async ({ visit }) => {
    const { page } = await visit()
    const address = page.url()
    // What the first visit still asks for ends with it.
    await page.goto('about:blank')
    const scripts: string[] = []
    const asked: string[] = []
    const tickets = () => asked.filter((url) => /\/api\/.*connection-details|livekit-token|\/rtc/.test(url))
    page.on('response', async (response) => {
      asked.push(response.url())
      if (response.request().resourceType() === 'script') scripts.push(await response.text())
    })
    await page.goto(address, { waitUntil: 'networkidle' })
    for (const name of ['Trends', 'Settings', 'Workouts']) {
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
    }
    expect(scripts.length).toBeGreaterThan(2)
    expect(scripts.filter((text) => /LocalParticipant|livekit\.cloud/.test(text))).toEqual([])
    expect(tickets()).toEqual([])
    await coachOf(page).launcher.click()
    await coachOf(page).agree.waitFor()
    await expect.poll(() => scripts.some((text) => text.includes('LocalParticipant'))).toBe(true)
    expect(tickets()).toEqual([])
  })
})
