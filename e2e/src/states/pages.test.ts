import type { Workout } from '@kinetra/workouts/workout'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listWorkouts } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { closePages } from '../close-pages.ts'
import { inspectPage } from '../inspect.ts'
import { type SeparateProduct, startSeparately } from '../separate-product.ts'

let product: SeparateProduct
let browser: Browser
let run: Workout

beforeAll(async () => {
  const [started, opened] = await Promise.all([startSeparately({}, ['server']), openBrowser()])
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

const open = async (path: string) => (await Caller.at(product, browser, path)).page

describe('a page', () => {
  it.each<[name: string, path: () => string, ready: (page: Page) => Promise<void>]>([
    ['workouts', () => '/', async (page) => await page.getByRole('link', { name: run.name }).waitFor()],
    [
      'workout',
      () => `/workouts/${run.id}`,
      async (page) => {
        await page.locator('.chart canvas').first().waitFor()
        await page.getByText('None yet.').first().waitFor()
      },
    ],
    ['trends', () => '/trends', async (page) => await page.locator('.chart canvas').first().waitFor()],
    ['settings', () => '/settings', async (page) => await page.getByText('English').first().waitFor()],
    ['no-page', () => '/nowhere', async (page) => await page.getByText('no page at this').waitFor()],
    ['no-workout', () => '/?q=zzz', async (page) => await page.getByText('No workout fits').waitFor()],
    [
      'unknown-workout',
      () => `/workouts/${'f'.repeat(24)}`,
      async (page) => await page.getByText('There is no such workout.').waitFor(),
    ],
  ])('%s: axe finds nothing, nothing is too small or too wide, nothing jumps', async (name, path, ready) => {
    const caller = await Caller.at(product, browser, path())
    await ready(caller.page)
    expect(await caller.clock('layoutShift')).toBe(0)
    expect(await inspectPage(caller.page, `page-${name}`)).toEqual([])
  })

  it('says so when the server is away, and shows itself once it is back', async () => {
    const page = await open('/')
    await page.getByRole('link', { name: run.name }).waitFor()
    await product.parts.server.kill()
    await page.getByRole('link', { name: run.name }).click()
    await page.getByText('The server does not answer.').waitFor()
    expect(await inspectPage(page, 'page-server-down')).toEqual([])
    await product.parts.server.start()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: run.name }).waitFor()
  })
})

describe('before the first call', () => {
  it('nothing of LiveKit is loaded and no ticket is asked for', async () => {
    const caller = await Caller.at(product, browser, `/workouts/${run.id}`)
    const { page } = caller
    const scripts: string[] = []
    const asked: string[] = []
    page.on('response', async (response) => {
      asked.push(response.url())
      if (response.request().resourceType() === 'script') scripts.push(await response.text())
    })
    await page.reload({ waitUntil: 'networkidle' })
    for (const name of ['Trends', 'Settings', 'Workouts']) {
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
    }
    expect(scripts.length).toBeGreaterThan(2)
    expect(scripts.filter((text) => /LocalParticipant|livekit\.cloud/.test(text))).toEqual([])
    expect(asked.filter((url) => /connection-details|livekit-token|\/rtc/.test(url))).toEqual([])
    await page.getByTestId('coach-launcher').click()
    await page.getByTestId('coach-consent').waitFor()
    await expect.poll(() => scripts.some((text) => text.includes('LocalParticipant'))).toBe(true)
    expect(asked.filter((url) => /connection-details|livekit-token|\/rtc/.test(url))).toEqual([])
  })
})
