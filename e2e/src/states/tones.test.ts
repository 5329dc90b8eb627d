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
  for (const tone of tones) expect(Math.abs(tone - ALERT_HZ), tones.join()).toBeLessThan(30)
  expect(await caller.captions()).toEqual(said)
  await caller.endCall()
})

/** Runs in the page before its own scripts: writes down the pitch of each note that goes to the loudspeaker by Web Audio. */
function hearTones(): void {
  const FLOOR_DB = -50
  const tones: number[] = []
  Object.assign(window, { kinetraTestTones: tones })
  const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode
  let hearing: AnalyserNode | undefined
  const listen = (analyser: AnalyserNode) => {
    const levels = new Float32Array(analyser.frequencyBinCount)
    let isSounding = false
    setInterval(() => {
      analyser.getFloatFrequencyData(levels)
      const loudest = levels.indexOf(Math.max(...levels))
      const sounds = (levels[loudest] ?? Number.NEGATIVE_INFINITY) > FLOOR_DB
      if (sounds && !isSounding) tones.push((loudest * analyser.context.sampleRate) / analyser.fftSize)
      isSounding = sounds
    }, 10)
  }
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
    // Notes alone have a gain that rises and falls; the microphone of the test is of another context.
    if (to instanceof AudioDestinationNode && this instanceof GainNode && this.gain.value === 0) {
      if (!hearing) {
        hearing = new AnalyserNode(to.context, { fftSize: 1024, smoothingTimeConstant: 0 })
        listen(hearing)
      }
      connect.call(this, hearing)
    }
    return connect.call(this, to)
  } as typeof AudioNode.prototype.connect
}
