/// <reference lib="dom" />
import { setTimeout as sleep } from 'node:timers/promises'
import { post } from '@kinetra/e2e/api'
import { openBrowser } from '@kinetra/e2e/browser'
import type { Caller } from '@kinetra/e2e/caller'
import { startSeparately } from '@kinetra/e2e/separate-product'
import { longRun } from './long-run.ts'
import type { Measured } from './measured.ts'
import { picturesPerSecond } from './pictures-per-second.ts'

const PICTURES_S = 10
/** At the beginning and at the end it comes at its own pace, as an insole's gateway sends it; until the pictures are counted. */
const LIVE_MS = 1000 * (PICTURES_S + 5)
const LIVE_BATCH_MS = 500
/** In between as fast as the server takes it, which is 250 frames at once. */
const FAST_BATCH_MS = 1200
const LOOKS = 6
const UNLIMITED = '1000000'
const SHOWN_WITHIN_MS = 120_000

/** The page for a run, while a run of both feet at 100 Hz comes: how often it is drawn, and its memory. */
export async function benchLivePage(minutes: number): Promise<Measured> {
  const product = await startSeparately({ REQUESTS_PER_MINUTE: UNLIMITED }, ['server'])
  const browser = await openBrowser()
  try {
    const { id } = await post<{ id: string }>(product, '/api/workouts', { name: 'Long run', type: 'running' })
    // A caller's microphone keeps all that is heard, in the page's memory.
    const page = await browser.newPage()
    await page.goto(`${product.url}/workouts/${id}/live`)
    await page.locator('[data-place="second"] select').selectOption('length')
    const lines: string[][] = []
    const look = async (atMs: number, frames: number) => {
      await untilShown(page, atMs / 1000)
      lines.push([String(Math.round(atMs / 60_000)), String(frames), ...(await memoryOf(page))])
    }
    const durationMs = minutes * 60_000
    const isLive = (atMs: number) => atMs < LIVE_MS || atMs >= durationMs - LIVE_MS
    const startMs = Date.now()
    const pictures: Promise<number[]>[] = []
    let [seq, frames, atMs, wasLive, nextMs] = [0, 0, 0, false, LIVE_MS]
    const batchMs = (from: number) => (isLive(from) ? LIVE_BATCH_MS : FAST_BATCH_MS)
    for (const batch of longRun(startMs, durationMs / 1000, batchMs)) {
      if (isLive(atMs) && !wasLive) pictures.push(picturesPerSecond(page, PICTURES_S))
      wasLive = isLive(atMs)
      if (wasLive) await sleep(LIVE_BATCH_MS)
      else await pictures.at(-1)
      await post(product, `/api/workouts/${id}/frames`, { seq, frames: batch })
      seq += 1
      frames += batch.length
      atMs = (batch.at(-1)?.timestamp ?? startMs) - startMs
      if (atMs < nextMs) continue
      await look(atMs, frames)
      nextMs += durationMs / LOOKS
    }
    await look(atMs, frames)
    const [atFirst = [], atLast = []] = await Promise.all(pictures)
    return {
      tables: [
        {
          title: 'Chromium, drawn without a graphics card',
          rows: [
            { name: 'the first quarter of a minute', unit: 'pictures/s', values: atFirst },
            { name: 'the last one', unit: 'pictures/s', values: atLast },
          ],
        },
        {
          title: 'Memory of the page after a collection',
          columns: ['minute', 'frames so far', 'heap in MB', 'nodes', 'listeners'],
          lines,
        },
      ],
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** Waits until the page shows the run as so long. */
async function untilShown(page: Caller['page'], lengthS: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const shown = document.querySelector('[data-place="second"] .number')?.textContent ?? ''
      return shown.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) >= least
    },
    Math.floor(lengthS - 1),
    { timeout: SHOWN_WITHIN_MS },
  )
}

async function memoryOf(page: Caller['page']): Promise<[heapMb: string, nodes: string, listeners: string]> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await tools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await tools.send('Memory.getDOMCounters')
  await tools.detach()
  return [(usedSize / 2 ** 20).toFixed(1), String(nodes), String(jsEventListeners)]
}
