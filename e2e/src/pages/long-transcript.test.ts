import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { test as it } from '../testing-product.ts'

interface PageWithTranscript {
  kinetraTranscript: { show(lines: number): Promise<void>; speak(words: number): Promise<void> }
}
const BUILD = resolve(import.meta.dirname, '../../../coach-ui/build/transcript-page.ts')
const WORDS = 60
const SHORT = 20
const LONG = 2000

/** A panel that shows a conversation, as the product draws it, on an empty page. */
async function transcriptPage(page: Page): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-transcript-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [BUILD, folder], { env })
  await page.goto('about:blank')
  await page.addScriptTag({ content: readFileSync(join(folder, 'page.js'), 'utf8'), type: 'module' })
  await page.waitForFunction(() => 'kinetraTranscript' in window)
}

/** What the page's own thread works for each word, in milliseconds of its own time: others on the machine do not count. */
async function millisecondsAWord(page: Page, session: CDPSession, lines: number): Promise<number> {
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  await page.evaluate(
    (count) => (window as unknown as PageWithTranscript).kinetraTranscript.show(count),
    lines,
  )
  const from = await worked()
  await page.evaluate(
    (count) => (window as unknown as PageWithTranscript).kinetraTranscript.speak(count),
    WORDS,
  )
  return ((await worked()) - from) / WORDS
}

it('a word costs as little in a conversation of 2,000 lines as in a short one, and its end is in sight', async ({
  browser,
}) => {
  const page = await browser.newPage()
  onTestFinished(() => page.close())
  await transcriptPage(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const costs = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round += 1) {
    costs.short = Math.min(costs.short, await millisecondsAWord(page, session, SHORT))
    costs.long = Math.min(costs.long, await millisecondsAWord(page, session, LONG))
  }
  // Of the 2 ms that a word may take, most is the picture itself.
  expect(costs.long - costs.short).toBeLessThan(0.7)
  const fromEnd = await page
    .locator('.coach-lines')
    .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
  expect(fromEnd).toBeLessThan(2)
})
