/// <reference lib="dom" />
import { workoutOf } from '@kinetra/e2e/api'
import { openBrowser } from '@kinetra/e2e/browser'
import { Caller } from '@kinetra/e2e/caller'
import type { PageWithSound } from '@kinetra/e2e/microphone'
import { startProduct } from '@kinetra/e2e/product'
import type { Measured } from './measured.ts'

/**
 * From the click on the floating button in Chromium to the first sound of the greeting, each time on a fresh page: the
 * first one on a product that has just started and in a browser that knows nothing of it, and those after it.
 */
export async function benchClick(clicks: number): Promise<Measured> {
  const product = await startProduct()
  const browser = await openBrowser()
  try {
    const workout = await workoutOf(product, 'running')
    const values: number[] = []
    for (let click = 0; click < clicks; click += 1) {
      const caller = await Caller.at(product, browser, `/workouts/${workout.id}`)
      values.push(await clickToSound(caller.page))
      await caller.untilListening()
      await caller.endCall()
    }
    return {
      tables: [
        {
          title: 'Click to the first sound of the greeting, in Chromium',
          rows: [
            { name: 'cold: the first click after the start', unit: 'ms', values: values.slice(0, 1) },
            { name: 'warm', unit: 'ms', values: values.slice(1) },
          ],
        },
      ],
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** Clicks the floating button of a page that has loaded; resolves with the milliseconds until the coach was heard. */
async function clickToSound(page: Caller['page']): Promise<number> {
  await page.evaluate(() => localStorage.setItem('kinetra.settings', '{"consent":true}'))
  await page.reload({ waitUntil: 'networkidle' })
  return await page.evaluate(async () => {
    const { kinetraTestSound: sound } = window as PageWithSound
    const clickedAt = performance.now()
    document.querySelector<HTMLElement>('[data-testid="coach-launcher"]')?.click()
    for (;;) {
      const heardAt = sound.firstHeardAt()
      if (heardAt !== null) return heardAt - clickedAt
      await new Promise((done) => setTimeout(done, 10))
    }
  })
}
