/// <reference lib="dom" />
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import { analyseBatch, summarise } from '@kinetra/workouts/analyse-batch'
import { FIGURES } from '@kinetra/workouts/usual/figures'
import { expect } from 'vitest'
import type { PageWithSound } from './microphone.ts'
import { isHeard, numbersIn } from './numbers.ts'
import { simulatedRun } from './simulated-run.ts'
import { test as it } from './testing-product.ts'

/** Trends are told of by the minute. */
const MINUTE_MS = 60_000
/** So many times faster than it happens is the story of trends played. */
const SPEED = 20

it('the coach tells that the heel strikes more and more, with the store’s number, and how it went', async ({
  product,
  visit,
}) => {
  const run = await simulatedRun(product, 'heel', 6)
  const caller = await visit({ path: run.path })
  await caller.startCall()
  await caller.record()
  const { startMs, over } = run.begin(SPEED)
  await caller.untilCaption('coach', /Your heel carries/)
  const atMs = (Date.now() - startMs) * SPEED
  const cue = (await caller.captions()).at(-1)?.text ?? ''
  const [share = Number.NaN] = numbersIn(cue)
  expect(isHeard(await caller.heard(), share), cue).toBe(true)

  await over
  await caller.untilCaption('coach', /That was about 6 minutes.* Say open it/)
  const store = await openStore({ databasePath: product.databasePath })
  const workout = await store.workouts.get(LOCAL_USER, run.id)
  const stored = new Set<number>()
  // Which minute it was is known to the coach alone: one that ended shortly before.
  for (let toMs = Math.floor(atMs / 5000) * 5000; toMs > atMs - 2 * MINUTE_MS; toMs -= 5000) {
    const minute = { fromMs: toMs - MINUTE_MS, toMs, limit: 10_000 }
    const frames = await store.workouts.frames(LOCAL_USER, run.id, minute)
    const summary = summarise(run.id, analyseBatch(frames, null, { type: 'running' }).rollup)
    stored.add(Math.round(100 * (FIGURES.heelShare.read({ workout, summary }) ?? 0)))
  }
  await store.close()
  expect([...stored]).toContain(share)
})

it('a hard landing is heard at once; a question over it is answered, and "not now" obeyed', async ({
  product,
  visit,
}) => {
  const run = await simulatedRun(product, 'hard-landing', 0.55)
  const caller = await visit({ path: run.path })
  await caller.startCall()
  await caller.untilQuiet(1000)
  await caller.record()
  const { startMs, over } = run.begin(1)
  await caller.untilTalking(300)
  const heardMs = await caller.page.evaluate(
    () => performance.timeOrigin + ((window as PageWithSound).kinetraTestSound.firstHeardAt() ?? Number.NaN),
  )
  await caller.begin('What about now?')
  await caller.untilCaption('coach', /your cadence is \d+ steps a minute/)
  expect((await caller.captions()).map(({ text }) => text).join(' ')).toMatch(/That landing was hard/)

  await caller.untilListening()
  await caller.begin('Not now.')
  await caller.untilCaption('coach', /not now/i)
  const said = (await caller.captions()).filter(({ who }) => who === 'coach').length
  await over
  const store = await openStore({ databasePath: product.databasePath })
  const [landing] = await store.workouts.events(LOCAL_USER, run.id, { type: 'region_force_high' })
  await store.close()
  const tookMs = heardMs - (landing?.timestamp ?? Number.NaN)
  console.info(`from the landing to the sound: ${Math.round(tookMs)} ms`)
  expect(landing?.timestamp).toBeGreaterThan(startMs)
  // On a busy machine; docs/cues.md says what it is otherwise.
  expect(tookMs).toBeLessThan(8000)
  // Without it, the coach would tell now how it went.
  await caller.untilQuiet(4000)
  expect((await caller.captions()).filter(({ who }) => who === 'coach')).toHaveLength(said)
})
