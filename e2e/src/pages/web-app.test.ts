import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { coachOf } from '../coach-controls.ts'
import { inspectPage, keepPicture } from '../inspect.ts'
import { newRun } from '../own-run.ts'
import { test as it } from '../testing-product.ts'

const scrubber = (page: Page) => page.getByTestId('replay-scrubber')
const region = (page: Page, name: string) => page.getByTestId(`region-${name}`).first()

describe('an address', () => {
  it('leads to the moment and the region that were on the page', async ({ visit }) => {
    const page = (await visit()).page
    await region(page, 'M1').click()
    await scrubber(page).fill('60000')
    await page.waitForURL(/region=M1.*t=60000/)
    await page.reload()
    await expect.poll(async () => await scrubber(page).inputValue()).toBe('60000')
    expect(await region(page, 'M1').getAttribute('aria-pressed')).toBe('true')
  })

  it('keeps filters and search, and one step back returns to them', async ({ run, visit }) => {
    const page = (await visit({ path: '/?type=running' })).page
    await page.getByLabel('Search by name').fill('morning')
    await page.getByRole('link', { name: run.name }).click()
    await scrubber(page).waitFor()
    await page.goBack()
    expect(await page.getByLabel('Search by name').inputValue()).toBe('morning')
    expect(await page.getByLabel('Kind of workout').inputValue()).toBe('running')
  })
})

describe('the list of workouts', () => {
  it('is searched by the server, however many pages it has', async ({ product, visit }) => {
    const recording = await newRun(product, 'Zürich lakeside')
    const page = (await visit({ path: '/' })).page
    await page.getByRole('link', { name: 'Zürich lakeside' }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname === '/api/workouts') asked.push(searchParams.get('name') ?? '')
    })
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('ZÜRICH')
    await expect.poll(() => asked).toEqual(['ZÜRICH'])
    await expect.poll(() => page.locator('.workout-row').count()).toBe(1)
    await page.getByRole('link', { name: 'Zürich lakeside' }).waitFor()
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('nothing like it')
    await page.getByText('No workout matches.').waitFor()
    await recording.complete()
  })

  it('and its logo follow a change of the colour scheme', async ({ visit }) => {
    const { page } = await visit({ path: '/' })
    const logo = page.getByRole('link', { name: 'Kinetra', exact: true })
    const drawn = async () => (await logo.screenshot()).toString('base64')
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await drawn()
    await page.emulateMedia({ colorScheme: 'dark' })
    const changed = await drawn()
    expect(changed).not.toBe(light)
    await page.reload()
    await logo.waitFor()
    expect(changed).toBe(await drawn())
  })
})

describe('a workout', () => {
  it('is followed while it is recorded, and replayed once it is complete', async ({ product, visit }) => {
    const recording = await newRun(product)
    const page = (await visit({ path: recording.path })).page
    await page.getByText('Waiting for the first step.').waitFor()
    await recording.send(1)
    await page.getByTestId('live-plate').getByTestId('heat-map').waitFor()
    // The foot stands in the middle of its plate, and the scale of its colours beside it.
    const [plate, foot, scale] = await Promise.all(
      ['[data-testid="live-plate"]', '.feet', '.legend'].map(
        async (part) => await page.locator(part).first().boundingBox(),
      ),
    )
    if (!plate || !foot || !scale) throw new Error('The plate is not drawn.')
    expect(scale.y).toBeLessThan(foot.y + foot.height / 2)
    expect(scale.x).toBeGreaterThanOrEqual(foot.x + foot.width - 1)
    const off = foot.x + foot.width / 2 - (plate.x + plate.width / 2)
    expect(Math.abs(off)).toBeLessThan(plate.width / 8)
    expect(await inspectPage(page, 'page-live')).toEqual([])
    await recording.send(1)
    await recording.complete()
    await scrubber(page).waitFor()
  })

  it('whose recording is out of reach is asked for again, and one that is gone is not', async ({
    product,
    visit,
  }) => {
    const recording = await newRun(product)
    const { page } = await visit({ path: '/' })
    let [asked, status] = [0, 503]
    await page.route('**/live', async (route) => {
      asked += 1
      await route.fulfill({ status, json: { error: { code: 'scripted', message: 'by the test' } } })
    })
    await page.clock.install()
    await page.goto(new URL(recording.path, page.url()).href)
    await page.getByText('The connection to the recording was lost.').waitFor()
    const first = asked
    await page.clock.fastForward(30_000)
    await expect.poll(() => asked).toBeGreaterThan(first)
    status = 404
    await page.clock.fastForward(30_000)
    await page.getByText('This recording can no longer be followed').waitFor()
    const last = asked
    await page.clock.fastForward(300_000)
    // Whatever the page has asked for by now came before this.
    await page.evaluate(async () => await (await fetch('/api/config')).text())
    expect(asked).toBe(last)
    await recording.complete()
  })

  it('takes a note', async ({ visit }) => {
    const page = (await visit()).page
    await page.getByLabel('New note').fill('Left heel hurts.')
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByText('Noted by you').waitFor()
    await page.reload()
    await page.getByText('Left heel hurts.').waitFor()
    // Deleted after a second question, from which the focus comes back.
    await page.getByRole('button', { name: 'Delete the note: Left heel hurts.' }).click()
    const question = page.getByRole('alertdialog', { name: 'Delete this note? You cannot undo this.' })
    await question.waitFor()
    await keepPicture(page, 'delete-note')
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Delete the note: Left heel hurts.' }).press('Enter')
    await question.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Left heel hurts.').waitFor({ state: 'detached' })
  })
})

describe('the settings', () => {
  it('say what does not fit, keep what could not be saved, and find the events again', async ({
    product,
    visit,
  }) => {
    const recording = await newRun(product)
    await recording.send(4)
    await recording.complete()
    const page = (await visit({ path: '/settings' })).page
    const high = page.getByLabel('High force from, running')
    const save = page.getByRole('button', { name: 'Save' })
    await high.fill('120')
    await page.getByText('The high threshold must be at most 100.').waitFor()
    expect(await save.isDisabled()).toBe(true)
    expect(await inspectPage(page, 'page-settings-invalid')).toEqual([])

    await high.fill('30')
    await page.route('**/api/settings', async (route) => await route.abort(), { times: 1 })
    await save.click()
    await page.getByText('What you entered is still here.').waitFor()
    expect(await high.inputValue()).toBe('30')

    await save.click()
    await page.getByText(/^Saved/).waitFor()
    const thresholds = async () => {
      const response = await fetch(
        `${product.url}/api${recording.path}/events?type=region_force_high&limit=1000`,
      )
      const { events } = (await response.json()) as { events: { threshold: number }[] }
      return [...new Set(events.map(({ threshold }) => threshold))]
    }
    await expect.poll(thresholds).toEqual([30])
    await page.reload()
    await expect.poll(async () => await high.inputValue()).toBe('30')
  })

  it('say in the consent how long conversations are kept', async ({ visit }) => {
    const page = (await visit({ path: '/settings' })).page
    await page.getByLabel('Conversations').selectOption('30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Saved/).waitFor()
    await coachOf(page).launcher.click()
    await page.getByText('kept as text with your conversations for 30 days').waitFor()
  })
})
