import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import type { GaitCourse } from '@kinetra/workouts/contact-plan'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { FEET } from '@kinetra/workouts/workout'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { RoomCall } from '../testing/room-call.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { MICROPHONE_RATE, spokenQuestion } from '../testing/spoken-question.ts'
import { configFor } from '../testing/text-call.ts'
import { type RecordedRun, recordRun, START_MS } from './testing/recorded-run.ts'

const HEARING = '/audio/transcriptions'
const ANSWER = 'All is well.'
/** The landings before are known by then. */
const KNOWN_S = 18
const LENGTH_S = 120
/** From then on every sixth second has a hard landing. */
const landings: GaitCourse = (atMs, strideMs) => {
  const next = Math.ceil(atMs / 6000) * 6000
  return next > KNOWN_S * 1000 && next < atMs + strideMs ? { load: 1.5 } : {}
}
const frames = [
  ...generateFrames({
    ...{ type: 'running', seed: 1005, startMs: START_MS, durationInS: LENGTH_S, feet: FEET },
    course: landings,
  }),
]
const skipped = reasonToSkip()

describe.skipIf(skipped)(`in a call during a run ${skipped ?? ''}`, () => {
  let folder: string
  let livekit: LiveKitServer
  let store: Store
  let provider: ScriptedProvider
  let run: RecordedRun
  let call: RoomCall

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-cues-'))
    store = await openStore({ databasePath: join(folder, 'kinetra.db') })
    livekit = await startLiveKitServer()
    provider = await startScriptedProvider()
    provider.script('/chat/completions', { text: 'Hello there.' })
    provider.script('/audio/speech', {})
    provider.script(HEARING, { text: 'How many steps were there?' })
    run = await recordRun(store, frames)
    call = await RoomCall.start(livekit, store, configFor(provider.baseUrl), { workoutId: run.id })
  }, 60_000)
  afterAll(async () => {
    await call?.end()
    await provider?.close()
    await livekit?.stop()
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const turns = async () => (await store.calls.turns(call.callId)).map(({ text }) => text)
  const cues = () => call.user.told.filter((event) => event.kind === 'cue').map(({ topic }) => topic)

  it('a cue waits until the user has spoken, the next one 20 s; in the end the coach says how it went', async () => {
    await vi.waitFor(async () => expect(await turns()).toEqual(['Hello there.']))
    provider.replace('/chat/completions', { text: ANSWER })
    const spoken = call.user.say(repeated(spokenQuestion(), 5))
    await vi.waitFor(() => expect(provider.requests.map(({ path }) => path)).toContain(HEARING))
    await run.send(0, KNOWN_S, 2)
    const pause = new AbortController()
    const recording = recordOn(KNOWN_S, pause.signal)
    await spoken
    expect(cues()).toEqual([])
    await vi.waitFor(() => expect(cues()).toEqual(['landings']))
    const firstAt = performance.now()

    // An insole that is silent for 10 s is as urgent.
    pause.abort()
    await recording
    await vi.waitFor(() => expect(cues()).toEqual(['landings', 'sensor']))
    expect(performance.now() - firstAt).toBeGreaterThan(18_000)

    await run.complete()
    const said = await vi.waitFor(async () => {
      const last = (await turns()).at(-1)
      expect(last).toMatch(/^That was/)
      return last
    })
    const [workout, summary] = await Promise.all([
      store.workouts.get(LOCAL_USER, run.id),
      store.workouts.summary(LOCAL_USER, run.id),
    ])
    const minutesOfFeet = (2 * (summary?.durationInS ?? 0)) / 60
    const rate = (workout.highForceEvents / minutesOfFeet).toFixed(1).replace(/\.0$/, '')
    const cadence = Math.round(summary?.gait?.cadencePerMin ?? 0)
    expect(said).toContain(
      `That was ${Math.round(workout.durationInS)} seconds at ${cadence} steps a minute. Your first run here: ${rate} hard landings a minute per foot; `,
    )
    expect(said).toMatch(/ takes? the most\. Say open it, and you see the page\.$/)
    const sources = call.user.told.flatMap((event) => (event.kind === 'sources' ? event.sources : []))
    expect(sources.map(({ value, workoutId }) => [value, workoutId])).toEqual(
      expect.arrayContaining([cadence, Number(rate)].map((value) => [value, run.id])),
    )
  }, 240_000)

  /** Records in real time, as far as it goes, until it is stopped. A busy machine makes no batch later than itself. */
  async function recordOn(fromS: number, signal: AbortSignal): Promise<void> {
    const began = performance.now() - fromS * 1000
    for (let atS = fromS; atS < LENGTH_S && !signal.aborted; atS += 0.5) {
      await run.send(atS, atS + 0.5, 0.5)
      const dueInMs = began + (atS + 0.5) * 1000 - performance.now()
      await sleep(Math.max(0, dueInMs), undefined, { signal }).catch(() => undefined)
    }
  }
})

/** With pauses that end no utterance. */
function repeated(sound: Int16Array, times: number): Int16Array {
  const pause = new Int16Array(0.15 * MICROPHONE_RATE)
  const parts = Array.from({ length: times }, () => [...sound, ...pause])
  return Int16Array.from(parts.flat())
}
