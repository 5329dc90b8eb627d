import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import sharp from 'sharp'
import { listWorkouts } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { startProduct } from './product.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
const FRAME_EVERY_MS = 400
const ANIMATION_WIDTH = 800

// Makes the README's pictures from the running product: npm run pictures -w e2e
const product = await startProduct()
const browser = await openBrowser()
try {
  await mkdir(FOLDER, { recursive: true })
  const [run] = (await listWorkouts(product)).filter(({ type }) => type === 'running')
  if (!run) throw new Error('no sample run')
  const caller = await Caller.at(product, browser, `/workouts/${run.id}`)
  const frames: Buffer[] = []
  let isFilming = true
  const filming = (async () => {
    while (isFilming) {
      frames.push(await caller.page.screenshot({ type: 'png' }))
      await new Promise((done) => setTimeout(done, FRAME_EVERY_MS))
    }
  })()
  await caller.startCall()
  await caller.ask('What was my peak pressure on the medial heel?')
  await caller.ask('Can you show me the hardest hit?')
  isFilming = false
  await filming
  await writeFile(`${FOLDER}/workout.png`, await caller.page.screenshot({ type: 'png' }))
  const small = await Promise.all(
    frames.map((frame) => sharp(frame).resize({ width: ANIMATION_WIDTH }).png().toBuffer()),
  )
  await sharp(small, { join: { animated: true } })
    .webp({ quality: 70, delay: small.map(() => FRAME_EVERY_MS), loop: 0 })
    .toFile(`${FOLDER}/conversation.webp`)
  process.stdout.write(`${frames.length} frames, written to docs/images\n`)
  await caller.endCall()
} finally {
  await browser.close()
  await product.stop()
}
process.exit()
