import type { Browser, BrowserContextOptions } from 'playwright-core'
import { test as base, inject } from 'vitest'
import { setCoachRate, workoutOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { closePages } from './close-pages.ts'
import { startSeparately } from './separate-product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How fast the coach speaks; 1 is the voice's own rate. */
    coachRate: number
  }
}

interface Visit {
  /** The sample run's page where nothing is said. */
  readonly path?: string
  readonly context?: BrowserContextOptions
  /** Runs in the page before its own scripts. */
  readonly before?: () => void
  /** Another browser than the one that all tests share; it is closed after the test. */
  readonly browser?: Browser
}

/**
 * Tests of the whole product with people in front of it. Product and browser are started for the first
 * test that asks for them and serve all files of the worker; after each test its pages are closed, and
 * the parts that it took away are there again.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs
  .extend('product', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const product = await startSeparately()
    onCleanup(async () => await product.stop())
    await setCoachRate(product, inject('coachRate'))
    return product
  })
  // biome-ignore lint/correctness/noEmptyPattern: the same
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await openBrowser()
    onCleanup(async () => await browser.close())
    return browser
  })
  .extend('run', { scope: 'worker' }, async ({ product }) => await workoutOf(product, 'running'))
  .extend('visit', async ({ product, browser: shared, run, task }, { onCleanup }) => {
    const own: Browser[] = []
    onCleanup(async () => {
      try {
        for (const browser of [shared, ...own]) await closePages(browser, task)
        await Promise.all(own.map(async (browser) => await browser.close()))
      } finally {
        await product.mend()
      }
    })
    return async ({ path = `/workouts/${run.id}`, browser = shared, ...visit }: Visit = {}) => {
      if (browser !== shared) own.push(browser)
      return await Caller.at(product, browser, path, visit)
    }
  })
  /** Somebody on the sample run's page, greeted and listened to. */
  .extend('inCall', async ({ visit }) => {
    const caller = await visit()
    await caller.startCall()
    return caller
  })
