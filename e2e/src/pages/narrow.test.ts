import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { findCutText } from '../cut-text.ts'
import { inspectNarrow, PANEL } from '../inspect.ts'
import { newRun } from '../own-run.ts'
import { test as it } from '../testing-product.ts'

const showsChart = async (page: Page) => await page.locator('.chart canvas').first().waitFor()
const PAGES = [
  ['workouts', '/', async (page: Page) => await page.locator('.course path').first().waitFor()],
  ['trends', '/trends', showsChart],
  ['settings', '/settings', async (page: Page) => await page.getByRole('combobox').first().waitFor()],
] as const

describe.each([
  ['English', 'en-GB'],
  ['German', 'de-CH'],
])('on the narrowest phone, in %s, axe finds nothing, and no words are cut or too wide', (_, locale) => {
  const context = { locale, viewport: { width: 360, height: 640 } }

  it.for(PAGES)('on the page %s', async ([name, path, ready], { visit }) => {
    const { page } = await visit({ path, context })
    await ready(page)
    expect(await inspectNarrow(page, `narrow-${name}-${locale}`)).toEqual([])
  })

  it('on the page of a workout, and in the view for a run', async ({ visit }) => {
    const caller = await visit({ context })
    const { page } = caller
    await showsChart(page)
    await page.getByTestId('how-it-went').waitFor()
    expect(await inspectNarrow(page, `narrow-workout-${locale}`)).toEqual([])

    await page.getByRole('button', { name: /^(?:Ask the coach|Coach fragen)$/ }).click()
    await page.getByRole('button', { name: /^(?:Type instead|Lieber schreiben)/ }).click()
    await caller.untilLive()
    await page.getByTestId('coach-run-open').click()
    await page.getByTestId('coach-mute').waitFor()
    expect(await inspectNarrow(page, `narrow-run-${locale}`, PANEL)).toEqual([])
    await page.context().close()
  })

  it('on the page of a recording, whatever figures are chosen', async ({ product, visit }) => {
    const recording = await newRun(product)
    const { page } = await visit({ path: `${recording.path}/live`, context })
    await page.getByTestId('live-state').waitFor()
    await recording.send(2)
    await page.getByTestId('heat-map').waitFor()
    const [first, second] = [page.getByRole('combobox').first(), page.getByRole('combobox').last()]
    for (let index = 0; index < (await first.locator('option').count()); index += 1) {
      await first.selectOption({ index })
      await second.selectOption({ index })
      expect(await page.evaluate(findCutText, 'html')).toEqual([])
    }
    expect(await inspectNarrow(page, `narrow-live-${locale}`)).toEqual([])
    await recording.complete()
    await page.getByRole('link', { name: /^(?:See how it went|Sieh, wie es lief)/ }).waitFor()
    expect(await inspectNarrow(page, `narrow-live-over-${locale}`)).toEqual([])
  })
})
