/// <reference lib="dom" />
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { analyseBatch, summarise } from '@kinetra/workouts/analyse-batch'
import { courseOf } from '@kinetra/workouts/gait-stories'
import { FIGURES } from '@kinetra/workouts/usual/figures'
import { afterEach, expect } from 'vitest'
import type { Caller } from './caller.ts'
import type { PageWithSound } from './microphone.ts'
import { isHeard, numbersIn } from './numbers.ts'
import type { SeparateProduct } from './separate-product.ts'
import { hardLandings, type Recording, simulatedRun } from './simulated-run.ts'
import { test as it } from './testing-product.ts'

const MINUTE_MS = 60_000
/** On a machine that does much else; "docs/cues.md" has what it takes on one that does not. */
const SPOKEN_WITHIN_MS = MINUTE_MS
/** What is told of a run is told of stretches that end so, once two seconds more have come. */
const SLICE_MS = 5000
const SETTLED_AFTER_MS = 2000

const HEEL_MS = 360_000

let recording: Recording | undefined
afterEach(async () => await recording?.end())

it('the heel that strikes more and more is heard of, with the store’s number; then how it went, and its page', async ({
  product,
  visit,
}) => {
  const run = await simulatedRun(product, courseOf('heel', HEEL_MS), HEEL_MS / 1000)
  const caller = await visit({ path: `/workouts/${run.id}/live` })
  await caller.startCall()
  await caller.untilQuiet(1000)
  await caller.record()
  // The first third is steady; by then the trend of a minute is about to leave what is usual.
  recording = run.begin(245)
  const heardMs = await untilHeard(caller)
  const cue = await untilSaid(caller, /Your heel carries \d+ percent/)
  const [share = Number.NaN] = numbersIn(cue)
  expect(isHeard(await caller.heard(), share), cue).toBe(true)

  // It tells of a minute that had settled before it was heard; which, the coach alone knows.
  const { startMs } = recording
  const lastEndMs = SLICE_MS * Math.floor((heardMs - SETTLED_AFTER_MS) / SLICE_MS)
  const endsMs = Array.from({ length: SPOKEN_WITHIN_MS / SLICE_MS }, (_, back) => lastEndMs - back * SLICE_MS)
  const shares = await fromStore(product, (store) =>
    Promise.all(endsMs.map((endMs) => heelShareBefore(store, run.id, endMs - startMs))),
  )
  expect(shares).toContain(share)
  const settledMs = (endsMs[shares.indexOf(share)] ?? Number.NaN) + SETTLED_AFTER_MS
  console.info(`from the frame with which such a minute had settled to the sound: ${heardMs - settledMs} ms`)

  await recording.end()
  await caller.untilCaption('coach', /^That was about \d minutes at \d+ steps a minute\. .*Say open it/)
  await caller.untilListening()
  const { page } = caller
  await page.getByTestId('coach-run-open').click()
  await caller.begin('Open it.')
  await page.getByTestId('how-it-went').waitFor()
  await page.getByTestId('coach-run').waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe(`/workouts/${run.id}`)
  await caller.endCall()
})

it('a hard landing is heard of at once; a question over it is answered, and "not now" obeyed', async ({
  product,
  visit,
}) => {
  const run = await simulatedRun(product, hardLandings, 300)
  const caller = await visit({ path: `/workouts/${run.id}` })
  await caller.startCall()
  await caller.untilQuiet(1000)
  await caller.record()
  recording = run.begin(15)
  const heardMs = await untilHeard(caller)
  // The number has been said by then, and there is more to say.
  await caller.untilTalking(2500)
  await caller.begin('What about now?')
  const cue = await untilSaid(caller, /That landing was hard: \d+/)
  await caller.untilCaption('coach', /your cadence is \d+ steps a minute/)
  await caller.untilListening()
  await caller.begin('Not now.')
  await caller.untilCaption('coach', /^Okay, not now\./)

  const { startMs } = recording
  const events = await fromStore(product, (store) =>
    store.workouts.events(LOCAL_USER, run.id, { type: 'region_force_high' }),
  )
  const [value] = numbersIn(cue)
  const landing = events.findLast((event) => event.timestamp < heardMs && Math.round(event.value) === value)
  expect(landing?.timestamp, cue).toBeGreaterThan(startMs)
  const latencyMs = heardMs - (landing?.timestamp ?? Number.NaN)
  console.info(`from the landing to the sound: ${latencyMs} ms`)
  expect(latencyMs).toBeLessThan(SPOKEN_WITHIN_MS)

  // Without it, the coach would tell now how it went.
  await recording.end()
  await caller.untilQuiet(4000)
  expect(await lastSaid(caller)).toMatch(/^Okay, not now\./)
  await caller.endCall()
})

/** When something was first heard since `record`, in milliseconds since 1970. */
async function untilHeard(caller: Caller): Promise<number> {
  await caller.untilTalking(300)
  return await caller.page.evaluate(() =>
    Math.round(
      performance.timeOrigin + ((window as PageWithSound).kinetraTestSound.firstHeardAt() ?? Number.NaN),
    ),
  )
}

/** The caption, whatever has been said since. */
async function untilSaid(caller: Caller, words: RegExp): Promise<string> {
  await caller.untilCaption('coach', words)
  return (await caller.captions()).find(({ who, text }) => who === 'coach' && words.test(text))?.text ?? ''
}

async function lastSaid(caller: Caller): Promise<string> {
  return (await caller.captions()).findLast(({ who }) => who === 'coach')?.text ?? ''
}

async function fromStore<Found>({ databasePath }: SeparateProduct, find: (store: Store) => Promise<Found>) {
  const store = await openStore({ databasePath })
  try {
    return await find(store)
  } finally {
    await store.close()
  }
}

/** In percent, as it is said, over the minute until a time since the workout's first frame. */
async function heelShareBefore(store: Store, id: string, toMs: number): Promise<number> {
  const workout = await store.workouts.get(LOCAL_USER, id)
  const minute = { fromMs: toMs - MINUTE_MS, toMs, limit: 10_000 }
  const frames = await store.workouts.frames(LOCAL_USER, id, minute)
  const summary = summarise(id, analyseBatch(frames, null, { type: 'running' }).rollup)
  return Math.round(100 * (FIGURES.heelShare.read({ workout, summary }) ?? Number.NaN))
}
