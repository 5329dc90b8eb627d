import { workoutOf } from '@kinetra/e2e/api'
import { openBrowser } from '@kinetra/e2e/browser'
import { Caller } from '@kinetra/e2e/caller'
import { startProduct } from '@kinetra/e2e/product'
import type { Measured } from './measured.ts'
import { picturesPerSecond } from './pictures-per-second.ts'

const SECONDS_ALONE = 10
const SECONDS_SPEAKING = 4
/** What Chromium does not report took less than this. */
const LEAST_INTERACTION_MS = 16
const BUTTONS = ['Values', 'Path of the centre of pressure', 'Sound']
/** These may be drawn at the screen's rate; everything around them is to stay calm. */
const DRAWN = /coach-bars|lk-audio-bar|footprint|coach-face|scrubber|replay|number|heat-map|playhead|path/

/** The page while the replay runs and the coach speaks: pictures a second, reactions to presses and to the coach, calm. */
export async function benchPage(rounds: number): Promise<Measured> {
  const product = await startProduct()
  const browser = await openBrowser()
  try {
    const run = await workoutOf(product, 'running')
    const caller = await Caller.at(product, browser, `/workouts/${run.id}`)
    const { page } = caller
    const play = async () => {
      const button = page.getByRole('button', { name: 'Play the replay' })
      if (await button.isVisible()) await button.click()
    }
    await play()
    const alone = await picturesPerSecond(page, SECONDS_ALONE)
    await caller.startCall()
    const [moves, interactions, speaking, busiest]: number[][] = [[], [], [], []]
    for (let round = 0; round < rounds; round += 1) {
      await caller.type('Show me the hardest hit.')
      const [askedAt, saidAt] = [
        await caller.clock('askedAt'),
        await caller.clock('saidAt', 'The coach moved'),
      ]
      moves?.push((saidAt ?? Number.NaN) - (askedAt ?? Number.NaN))

      await play()
      await caller.send('Give me a quick summary of this workout.')
      await caller.untilState('speaking')
      await caller.clock('countChanges')
      await caller.clock('interactionsMs')
      const since = Date.now()
      for (const name of BUTTONS) {
        const button = page.getByRole('button', { name, exact: true })
        await button.click()
        await button.click()
      }
      const told = await caller.clock('interactionsMs')
      const untold = Array.from({ length: Math.max(0, 2 * BUTTONS.length - told.length) })
      interactions?.push(...told, ...untold.map(() => LEAST_INTERACTION_MS))
      speaking?.push(...(await picturesPerSecond(page, SECONDS_SPEAKING)))
      const seconds = (Date.now() - since) / 1000
      const around = (await caller.clock('changes')).filter(({ element }) => !DRAWN.test(element))
      busiest?.push((around[0]?.count ?? 0) / seconds)
      await caller.untilListening()
    }
    const shifts = await caller.clock('layoutShifts')
    await caller.endCall()
    return {
      tables: [
        {
          title: 'The page in Chromium, drawn without a graphics card',
          rows: [
            { name: 'the replay runs, no call', unit: 'pictures/s', values: alone },
            { name: 'the replay runs, the coach speaks', unit: 'pictures/s', values: speaking ?? [] },
            { name: 'press to next picture meanwhile', unit: 'ms', values: interactions ?? [] },
            { name: 'the coach asks the page to move, to "moved"', unit: 'ms', values: moves ?? [] },
            { name: 'changes of the busiest element around', unit: '1/s', values: busiest ?? [] },
            { name: 'layout shifts', unit: '1', values: shifts.map(({ value }) => value) },
          ],
        },
      ],
      remarks: [...new Set(shifts.flatMap(({ elements }) => elements))].map(
        (element) => `shifted: ${element}`,
      ),
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}
