import { expect } from 'vitest'
import { turnsOfLatestCall } from '../api.ts'
import { pinkNoise } from '../noises.ts'
import { spokenStretches, voicedStretches } from '../recording.ts'
import { test as it } from '../testing-product.ts'

/** Between two sentences the coach is silent for less, in a pause for a voice for more. */
const PAUSE_MS = 450

// In a browser without echo cancellation.
it('the coach neither answers its own voice nor pauses at it', async ({ product, run, inCall: caller }) => {
  await caller.echo(250, 0.3)
  await caller.record()
  await caller.send('Give me a quick summary of this workout.')
  await caller.untilTalking(500)
  await caller.untilQuiet(4000)

  const all = await turnsOfLatestCall(product, run.id)
  const said = all.map(({ who, text }) => `${who}: ${text}`).join('\n')
  expect(
    all.map(({ who }) => who),
    said,
  ).toEqual(['coach', 'user', 'coach'])
  expect(all.at(-1)).not.toHaveProperty('interrupted')
  const { spoken, received, sampleRate } = await caller.record()
  const stretches = spokenStretches(received, sampleRate, PAUSE_MS)
  // A slow machine is waited for between sentences; a pause for each echo would be one more within each of them.
  const sentences = all.at(-1)?.text.split(/(?<=[.?!])\s+/).length
  expect(stretches.length, `the coach waited for no voice\n${said}`).toBeLessThanOrEqual(sentences ?? 0)
  expect(voicedStretches(spoken, sampleRate, 1000).length, 'the echo was heard').toBeGreaterThan(0)
  await caller.endCall()
})

it('the coach does not answer noise or silence', async ({ product, run, inCall: caller }) => {
  await caller.play(pinkNoise(6, 0.25))
  await caller.untilQuiet(6000)
  expect((await turnsOfLatestCall(product, run.id)).map(({ who }) => who)).toEqual(['coach'])
  await caller.endCall()
})
