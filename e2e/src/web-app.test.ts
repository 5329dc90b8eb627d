import { generateGait } from '@kinetra/workouts/gait-generator'
import type { Workout } from '@kinetra/workouts/workout'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listWorkouts } from './api.ts'
import { openBrowser } from './browser.ts'
import { closePages } from './close-pages.ts'
import { inspectPage } from './inspect.ts'
import { type SeparateProduct, startSeparately } from './separate-product.ts'

const FRAMES_A_BATCH = 250
/** A screen of 60 Hz leaves 16.7 ms for a frame; a coach that speaks beside it needs some of that. */
const FRAME_BUDGET_MS = 8

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

async function open(path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${product.url}${path}`)
  return page
}

async function post(path: string, body?: object): Promise<Workout> {
  const response = await fetch(`${product.url}${path}`, {
    method: 'POST',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  expect(response.ok).toBe(true)
  return (await response.json()) as Workout
}

/** A run of the local user; frames are sent with `send`. */
async function newRun() {
  const { id } = await post('/api/workouts', { name: 'Own run', type: 'running' })
  const gait = { type: 'running', seed: 5, durationInS: 20, feet: ['left'], startMs: Date.now() } as const
  const { frames } = generateGait(gait)
  let seq = 0
  return {
    id,
    path: `/workouts/${id}`,
    async send(batches: number) {
      for (const end = seq + batches; seq < end; seq += 1) {
        const batch = frames.slice(seq * FRAMES_A_BATCH, (seq + 1) * FRAMES_A_BATCH)
        await post(`/api/workouts/${id}/frames`, { seq, frames: batch })
      }
    },
    complete: async () => await post(`/api/workouts/${id}/complete`),
  }
}

const scrubber = (page: Page) => page.getByTestId('replay-scrubber')
const region = (page: Page, name: string) => page.getByTestId(`region-${name}`).first()

describe('an address', () => {
  it('leads to the moment and the region that were on the page', async () => {
    const page = await open(`/workouts/${run.id}`)
    await region(page, 'M1').click()
    await scrubber(page).fill('60000')
    await page.waitForURL(/region=M1.*t=60000/)
    await page.reload()
    await expect.poll(async () => await scrubber(page).inputValue()).toBe('60000')
    expect(await region(page, 'M1').getAttribute('aria-pressed')).toBe('true')
  })

  it('keeps filters and search, and one step back returns to them', async () => {
    const page = await open('/?type=running')
    await page.getByLabel('Search by name').fill('morning')
    await page.getByRole('link', { name: run.name }).click()
    await scrubber(page).waitFor()
    await page.goBack()
    expect(await page.getByLabel('Search by name').inputValue()).toBe('morning')
    expect(await page.getByLabel('Kind of workout').inputValue()).toBe('running')
  })
})

describe('a workout', () => {
  it('is followed while it is recorded, and replayed once it is complete', async () => {
    const recording = await newRun()
    const page = await open(recording.path)
    await page.getByText('Waiting for the first step.').waitFor()
    await recording.send(1)
    await page.getByTestId('live-plate').getByTestId('heat-map').waitFor()
    expect(await inspectPage(page, 'page-live')).toEqual([])
    await recording.send(1)
    await recording.complete()
    await scrubber(page).waitFor()
  })

  it('takes a note', async () => {
    const page = await open(`/workouts/${run.id}`)
    await page.getByLabel('New note').fill('Left heel hurts.')
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByText('Noted by you').waitFor()
    await page.reload()
    await page.getByText('Left heel hurts.').waitFor()
  })

  it('is replayed with little work for a frame', async () => {
    const page = await open(`/workouts/${run.id}`)
    await page.getByRole('button', { name: 'Play the replay' }).click()
    await expect.poll(async () => Number(await scrubber(page).inputValue())).toBeGreaterThan(1500)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const worked = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
    }
    const before = await worked()
    const frames = await page.evaluate(async () => {
      let count = 0
      const end = performance.now() + 3000
      while (performance.now() < end) {
        await new Promise((done) => requestAnimationFrame(done))
        count += 1
      }
      return count
    })
    expect((await worked()) - before).toBeLessThan(frames * FRAME_BUDGET_MS)
  })
})

describe('the settings', () => {
  it('say what does not fit, keep what could not be saved, and find the events again', async () => {
    const recording = await newRun()
    await recording.send(4)
    await recording.complete()
    const page = await open('/settings')
    const high = page.getByLabel('High force from, running')
    const save = page.getByRole('button', { name: 'Save' })
    await high.fill('120')
    await page.getByText('The high threshold must be at most 100.').waitFor()
    expect(await save.isDisabled()).toBe(true)
    expect(await inspectPage(page, 'page-settings-invalid')).toEqual([])

    await high.fill('30')
    await page.route('**/api/settings', async (route) => await route.abort(), { times: 1 })
    await save.click()
    await page.getByText('What you put in is still here.').waitFor()
    expect(await high.inputValue()).toBe('30')

    await save.click()
    await page.getByText(/^Saved/).waitFor()
    const thresholds = async () => {
      const response = await fetch(`${product.url}/api${recording.path}/events?type=region_force_high`)
      const { events } = (await response.json()) as { events: { threshold: number }[] }
      return [...new Set(events.map(({ threshold }) => threshold))]
    }
    await expect.poll(thresholds).toEqual([30])
    await page.reload()
    await expect.poll(async () => await high.inputValue()).toBe('30')
  })

  it('say in the consent how long conversations are kept', async () => {
    const page = await open('/settings')
    await page.getByLabel('Conversations').selectOption('30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Saved/).waitFor()
    await page.getByTestId('coach-launcher').click()
    await page.getByText('kept as text with your conversations for 30 days').waitFor()
  })
})
