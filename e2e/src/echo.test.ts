import { expect } from 'vitest'
import { turnsOfLatestCall } from './api.ts'
import { voicedStretches } from './recording.ts'
import { test as it } from './testing-product.ts'

const RATE = 24_000
/** Between two sentences the coach is silent for less, in a pause for a user's voice for more. */
const PAUSE_MS = 700

/** Noise with as much energy in each octave, as traffic and fans make it (Voss and McCartney's way). */
function pinkNoise(seconds: number, loudness: number): Int16Array {
  const rows = new Float32Array(12)
  return Int16Array.from({ length: seconds * RATE }, (_, index) => {
    for (let row = 0; row < rows.length; row += 1)
      if (index % 2 ** row === 0) rows[row] = Math.random() * 2 - 1
    return (rows.reduce((sum, value) => sum + value, 0) / rows.length) * loudness * 32_767
  })
}

// In a browser without echo cancellation.
it('the coach neither answers its own voice nor pauses at it', async ({ product, run, inCall: caller }) => {
  await caller.echo(250, 0.3)
  await caller.record()
  await caller.send('Give me a quick summary of this workout.')
  await caller.untilTalking(500)
  await caller.untilQuiet(4000)

  const all = await turnsOfLatestCall(product, run.id)
  expect(all.map(({ who }) => who)).toEqual(['coach', 'user', 'coach'])
  expect(all.at(-1)).not.toHaveProperty('interrupted')
  const { spoken, received, sampleRate } = await caller.record()
  expect(voicedStretches(received, sampleRate, PAUSE_MS), 'the coach talked in one go').toHaveLength(1)
  expect(voicedStretches(spoken, sampleRate, 1000).length, 'the echo was heard').toBeGreaterThan(0)
  await caller.endCall()
})

it('the coach does not answer noise or silence', async ({ product, run, inCall: caller }) => {
  await caller.play(pinkNoise(6, 0.25))
  await caller.untilQuiet(6000)
  expect((await turnsOfLatestCall(product, run.id)).map(({ who }) => who)).toEqual(['coach'])
  await caller.endCall()
})
