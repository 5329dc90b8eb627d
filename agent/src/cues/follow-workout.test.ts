import { LOCAL_USER } from '@kinetra/protocol/ids'
import { analyseBatch, summarise } from '@kinetra/workouts/analyse-batch'
import type { Frame } from '@kinetra/workouts/frame'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { courseOf, type StoryName } from '@kinetra/workouts/gait-stories'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import { FIGURES } from '@kinetra/workouts/usual/figures'
import { FEET, type Foot } from '@kinetra/workouts/workout'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEmptyStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from '../tools/coach-tool.ts'
import { noCues } from './call-cues.ts'
import { followWorkouts } from './follow-workout.ts'
import { getLive } from './get-live.ts'
import type { FoundCue } from './lookout.ts'
import { recordRun, START_MS } from './testing/recorded-run.ts'

let opened: Awaited<ReturnType<typeof openEmptyStore>>
let store: typeof opened.store
let isOver: AbortController
beforeEach(async () => {
  opened = await openEmptyStore()
  store = opened.store
  isOver = new AbortController()
})
afterEach(async () => {
  isOver.abort()
  await opened.close()
})

const framesOf = (story: StoryName, minutes: number, feet: readonly Foot[]): Frame[] => [
  ...generateFrames({
    ...{ type: 'running', seed: 1005, startMs: START_MS, durationInS: minutes * 60, feet },
    course: courseOf(story, minutes * 60_000),
  }),
]

/** A call about a workout, and the cues that are due in it. */
function callAbout(workoutId: string) {
  const call = { store, viewerId: LOCAL_USER, workoutId, settings: DEFAULT_SETTINGS, cues: noCues() }
  const cues: FoundCue[] = []
  const ended: string[] = []
  void followWorkouts(
    call,
    {
      looked(lookout) {
        const cue = lookout.next(call.cues.wishes.settings)
        if (!cue) return
        lookout.gave(cue)
        cues.push(cue)
      },
      ended: ({ id }) => ended.push(id),
    },
    isOver.signal,
  )
  return { call, cues, ended }
}

describe('a workout that is being recorded', () => {
  it.each([
    ['a minute', 90, 60],
    ['all of it where it has just begun', 33, 30],
  ])('is asked after, and tells of %s', async (_, recordedS, toldS) => {
    const run = await recordRun(store, framesOf('steady', 2, ['left']))
    await run.send(0, recordedS)
    const { call } = callAbout(run.id)
    await vi.waitFor(() => expect(call.cues.lookout?.run.lengthMs).toBeGreaterThan((recordedS - 1) * 1000))
    const state = await callStateFor(store, run.id, () => undefined)
    const told = await callTool(getLive, { last_s: null }, { ...state, cues: call.cues })
    const [from, to] = [Number(told.from_s), Number(told.to_s)]
    expect(told.length_s).toBeCloseTo(to - from, 5)
    expect(Math.abs(Number(told.length_s) - toldS)).toBeLessThanOrEqual(5)
    expect(to).toBeLessThanOrEqual(recordedS)
  })

  it('is followed: a cue says what the store holds of that minute, and its end is told once', async () => {
    const run = await recordRun(store, framesOf('heel', 6, ['left']))
    await run.send(0, 60)
    const { call, cues, ended } = callAbout(run.id)
    await vi.waitFor(() => expect(call.cues.lookout?.run.lengthMs).toBeGreaterThan(59_000))
    for (let atS = 60; atS < 360 && cues.length === 0; atS += 5) {
      await run.send(atS, atS + 5)
      await vi.waitFor(() => expect(call.cues.lookout?.run.lengthMs).toBeGreaterThan(atS * 1000 + 4900))
    }
    const facts = cues[0]?.facts ?? {}
    const [fromMs, toMs] = [Number(facts.from_s) * 1000, Number(facts.to_s) * 1000]
    const frames = await store.workouts.frames(LOCAL_USER, run.id, { fromMs, toMs, limit: 10_000 })
    const summary = summarise(run.id, analyseBatch(frames, null, { type: 'running' }).rollup)
    const workout = await store.workouts.get(LOCAL_USER, run.id)
    const stored = (FIGURES.heelShare.read({ workout, summary }) ?? 0) * 100
    expect(facts.heel_load_share_percent).toBe(Math.round(stored))
    expect(ended).toEqual([])
    await run.complete()
    await vi.waitFor(() => expect(ended).toEqual([run.id]))
    expect(call.cues.lookout).toBeNull()
  }, 90_000)

  it('says a hard landing with the pressure that the store gives its event', async () => {
    const run = await recordRun(store, framesOf('hard-landing', 1, FEET))
    const { call, cues } = callAbout(run.id)
    await vi.waitFor(() => expect(call.cues.lookout).not.toBeNull())
    await run.send(0, 32, 0.5)
    await vi.waitFor(() => expect(cues).toHaveLength(1))
    const { region, foot, value } = cues[0]?.facts ?? {}
    const events = await store.workouts.events(LOCAL_USER, run.id, { type: 'region_force_high' })
    const ofPlace = events.filter((event) => event.region === region && event.foot === foot)
    expect(ofPlace.map((event) => Math.round(event.value))).toContain(value)
  })

  it('is left when the call turns to another, and one that is over is not followed', async () => {
    const [first, second] = [await recordRun(store, []), await recordRun(store, [])]
    const { call, ended } = callAbout(first.id)
    const followed = () => call.cues.lookout?.run.workout.id
    await vi.waitFor(() => expect(followed()).toBe(first.id))
    call.workoutId = second.id
    await vi.waitFor(() => expect(followed()).toBe(second.id))
    await second.complete()
    await vi.waitFor(() => expect(ended).toEqual([second.id]))
  })
})
