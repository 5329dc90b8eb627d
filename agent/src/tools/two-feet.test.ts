import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import { generateGait } from '@kinetra/workouts/gait-generator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { COACH_TOOLS } from './coach-tools.ts'

const DAY_MS = 86_400_000
const LENGTH_S = 40

let database: Awaited<ReturnType<typeof openTestStore>>
let store: Store
let earlier: string
let later: string

/** A run with both insoles, the right foot's recording beginning a little later. */
async function runOf(name: string, startMs: number, load: number): Promise<string> {
  const { id } = await store.workouts.create(LOCAL_USER, {
    name,
    type: 'tennis',
    startedAt: new Date(startMs).toISOString(),
  })
  const gait = {
    load,
    fatigue: 0.1,
    sparingSteps: 0,
    type: 'running' as const,
    seed: 7,
    durationInS: LENGTH_S,
  }
  const { frames } = generateGait({ ...gait, feet: ['left', 'right'], startMs })
  const batch = 500
  for (let seq = 0; seq * batch < frames.length; seq += 1)
    await store.workouts.appendFrames(LOCAL_USER, id, {
      seq,
      frames: frames.slice(seq * batch, (seq + 1) * batch),
    })
  return id
}

beforeAll(async () => {
  database = await openTestStore()
  store = database.store
  const now = Date.now()
  earlier = await runOf('Both feet, earlier', now - 2 * DAY_MS, 0.8)
  later = await runOf('Both feet', now - DAY_MS, 1.2)
}, 120_000)
afterAll(() => database.close())

async function ask(name: string, args: Record<string, unknown> = {}): Promise<Answer> {
  const tool = COACH_TOOLS.find((one) => one.name === name)
  const state = await callStateFor(store, later, () => undefined)
  return (await callTool(tool as never, args, state)) as Answer
}
interface Answer {
  readonly [field: string]: unknown
  readonly feet: readonly {
    readonly foot: string
    readonly whole: { readonly mean: number; readonly peak: number }
  }[]
  readonly points: readonly { readonly workout_id: string; readonly value: number }[]
  readonly current: { readonly mean: number; readonly peak: number; readonly heel_load_share_percent: number }
  readonly other: Answer['current']
  readonly peak: { readonly value: number; readonly foot: string }
  readonly total: number
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('of a workout with two feet', () => {
  it('every tool has an answer', async () => {
    // Of a workout that is being recorded; this one is over.
    for (const { name, parameters } of COACH_TOOLS.filter((tool) => tool.name !== 'get_live')) {
      const needed = { metric: 'peak', term: 'M3', text: 'x', region: 'heel' }
      const known = Object.fromEntries(Object.entries(needed).filter(([key]) => key in parameters.shape))
      expect(await ask(name, known), name).not.toHaveProperty('error')
    }
  })

  it('the mean is of both feet, and the same in each tool', async () => {
    const { feet } = await ask('get_pressure_summary')
    expect(feet.map(({ foot }) => foot)).toEqual(['left', 'right'])
    const [left = 0, right = 0] = feet.map(({ whole }) => whole.mean)
    expect(left).not.toBe(right)
    const { current, other } = await ask('compare_workouts', { other_id: earlier })
    expect(current.mean).toBeCloseTo(mean([left, right]), 1)
    const { points } = await ask('get_trend', { metric: 'mean' })
    expect(points.slice(-2).map(({ value }) => value)).toEqual([other.mean, current.mean])
    const { mean: all } = await ask('get_segment')
    expect(all).toBeCloseTo(current.mean, 0)
  })

  it('the peak is the higher one, and the same in each tool', async () => {
    const { feet } = await ask('get_pressure_summary')
    const peak = Math.max(...feet.map(({ whole }) => whole.peak))
    expect((await ask('get_current_workout')).peak.value).toBe(peak)
    expect((await ask('compare_workouts', { other_id: earlier })).current.peak).toBe(peak)
    expect((await ask('get_trend', { metric: 'peak' })).points.at(-1)?.value).toBe(peak)
  })

  it('one foot alone is its own', async () => {
    const [left, right, both] = await Promise.all(
      ['left', 'right', 'both'].map(async (foot) => (await ask('get_events', { foot })).total),
    )
    expect((left ?? 0) + (right ?? 0)).toBe(both)
    const { feet } = await ask('get_pressure_summary', { foot: 'right' })
    expect(feet.map(({ foot }) => foot)).toEqual(['right'])
  })

  it('the times of the latest are theirs alone', async () => {
    const one = await ask('list_workouts', { latest: 1, type: 'tennis' })
    const two = await ask('list_workouts', { latest: 2, type: 'tennis' })
    expect(one).toMatchObject({ total: 1 })
    expect(Number(two.total_duration_s)).toBeCloseTo(2 * Number(one.total_duration_s), 0)
  })
})
