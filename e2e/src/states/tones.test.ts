/// <reference lib="dom" />
import { afterEach, expect } from 'vitest'
import { hardLandings, type Recording, simulatedRun } from '../simulated-run.ts'
import { test as it } from '../testing-product.ts'

type PageWithTones = typeof window & { kinetraTestTones: number[] }

/** The alert's, as "coach-ui/src/room/play-tone.ts" has it. */
const ALERT_HZ = 1175
const ALERT_NOTES = 3

let recording: Recording | undefined
afterEach(async () => await recording?.end())

it('a cue is three notes and a line for who chose tones, and not a word', async ({ product, visit }) => {
  const run = await simulatedRun(product, hardLandings, 300)
  const caller = await visit({ path: '/settings', before: hearTones })
  const { page } = caller
  await page.getByLabel('Sound of cues').selectOption('tones')
  await page.goto(`${product.url}/workouts/${run.id}/live`)
  await caller.startCall()
  await caller.untilQuiet(1000)
  const said = await caller.captions()
  recording = run.begin(15)
  await page.getByText(/That landing was hard: \d+/).waitFor()
  await page.waitForFunction(
    (notes) => (window as PageWithTones).kinetraTestTones.length >= notes,
    ALERT_NOTES,
  )
  const tones = await page.evaluate(() => (window as PageWithTones).kinetraTestTones)
  expect(tones.slice(0, ALERT_NOTES)).toEqual(Array(ALERT_NOTES).fill(ALERT_HZ))
  expect(await caller.captions()).toEqual(said)
  await caller.endCall()
})

/** Runs in the page before its own scripts: writes down the pitch of each note that was played to its end. */
function hearTones(): void {
  const tones: number[] = []
  Object.assign(window, { kinetraTestTones: tones })
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
    this.addEventListener('ended', () => tones.push(this.frequency.value))
    start.apply(this, when)
  }
}
