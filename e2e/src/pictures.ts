import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { workoutOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { startProduct } from './product.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
const FRAME_EVERY_MS = 350
const ANIMATION_WIDTH = 800
const REPLAY_SHOWN_MS = 4000

// Makes the README's pictures from the running product: npm run pictures -w e2e
const product = await startProduct()
const browser = await openBrowser()
try {
  await mkdir(FOLDER, { recursive: true })
  const run = await workoutOf(product, 'running')
  await still('workouts', '/', DESKTOP)
  await still('phone', `/workouts/${run.id}?region=M1`, PHONE)
  const caller = await Caller.at(product, browser, `/workouts/${run.id}`, { context: { viewport: DESKTOP } })
  const film = startFilm(caller.page)
  await caller.startCall()
  await caller.ask('What was my peak pressure on the medial heel?')
  await caller.ask('Can you show me the hardest hit?')
  await save('workout', await caller.page.screenshot())
  // As it stands: a click by the test would scroll the button into view first.
  await caller.page.getByRole('button', { name: 'Play the replay' }).dispatchEvent('click')
  await new Promise((done) => setTimeout(done, REPLAY_SHOWN_MS))
  const frames = await film.stop()
  await sharp(frames, { join: { animated: true } })
    .webp({ quality: 60, effort: 6, delay: frames.map(() => FRAME_EVERY_MS), loop: 0 })
    .toFile(`${FOLDER}/conversation.webp`)
  process.stdout.write(`${frames.length} frames, written to docs/images\n`)
  await caller.endCall()
} finally {
  await browser.close()
  await product.stop()
}
process.exit()

async function still(name: string, path: string, viewport: { width: number; height: number }): Promise<void> {
  const context = await browser.newContext({
    viewport,
    ...(viewport === PHONE && { deviceScaleFactor: 2, isMobile: true }),
  })
  const page = await context.newPage()
  await page.goto(`${product.url}${path}`, { waitUntil: 'networkidle' })
  await page.locator('.course path, .chart canvas').first().waitFor()
  await save(name, await page.screenshot())
  await context.close()
}

/** As few colours as the picture needs: it is ink on paper, and one scale. */
async function save(name: string, picture: Buffer): Promise<void> {
  await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toFile(`${FOLDER}/${name}.png`)
}

/** Pictures of the page, one after the other, small enough for a README. */
function startFilm(page: Page): { stop(): Promise<Buffer[]> } {
  const frames: Buffer[] = []
  let isFilming = true
  const filming = (async () => {
    while (isFilming) {
      const next = new Promise((done) => setTimeout(done, FRAME_EVERY_MS))
      frames.push(
        await sharp(await page.screenshot())
          .resize({ width: ANIMATION_WIDTH })
          .png()
          .toBuffer(),
      )
      await next
    }
  })()
  return {
    async stop() {
      isFilming = false
      await filming
      return frames
    },
  }
}
