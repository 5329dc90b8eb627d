import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { Frame } from '@kinetra/workouts/frame'
import { REGION_GROUPS } from '@kinetra/workouts/regions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meanBetween, secondOf, storeOwnRun } from '../testing/own-run.ts'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { getSegment } from './get-segment.ts'

const SECONDS = 60

let database: Awaited<ReturnType<typeof openTestStore>>
let workoutId: string
let frames: readonly Frame[]
let events: readonly WorkoutEvent[]
beforeAll(async () => {
  database = await openTestStore()
  const run = await storeOwnRun(database.store, { durationInS: SECONDS, factor: 1.6, fromS: 15 })
  workoutId = run.id
  frames = run.frames
  events = await database.store.workouts.events(LOCAL_USER, workoutId, {})
}, 120_000)
afterAll(() => database.close())

const segment = async (args: Record<string, unknown>, id = workoutId) =>
  await callTool(getSegment, args, await callStateFor(database.store, id, () => undefined))

describe('a segment', () => {
  it.each([
    [{ to_s: 20 }, 0, 20],
    [{ from_s: 45 }, 45, 60],
    [{ from_s: -15 }, 45, 60],
    [{ from_s: 10, to_s: 25 }, 10, 25],
    [{ from_s: 30, to_s: 9999 }, 30, 60],
    [{ from_s: -9999 }, 0, 60],
    [{}, 0, 60],
  ])('%j has the mean and the events from %s to %s s', async (args, from, to) => {
    const inside = events.filter((event) => secondOf(event) >= from && secondOf(event) < to)
    const found = await segment(args)
    expect(events.length).toBeGreaterThan(3)
    expect(found).toMatchObject({
      total: inside.length,
      high: inside.filter(({ type }) => type === 'region_force_high').length,
    })
    expect(found.from_s).toBeCloseTo(from, 0)
    expect(found.to_s).toBeCloseTo(to, 0)
    expect(found.length_s).toBeCloseTo(to - from, 0)
    expect(found.mean).toBeCloseTo(meanBetween(frames, from, to), 0)
  })

  it('is of a region, of a group and of one kind of event where that is asked', async () => {
    const [{ region } = { region: 'M1' as const }] = events
    const of = (names: readonly string[]) => events.filter((event) => names.includes(event.region)).length
    expect((await segment({ region })).total).toBe(of([region]))
    expect((await segment({ region: 'forefoot' })).total).toBe(of(REGION_GROUPS.forefoot))
    expect((await segment({ type: 'region_force_low' })).high).toBe(0)
    expect((await segment({ foot: 'right' })).total).toBe(0)
    const summary = await database.store.workouts.summary(LOCAL_USER, workoutId)
    const heel = summary?.feet[0]?.regions.filter((one) => one.region.endsWith('Heel')) ?? []
    const cells = heel.map(({ sum, mean }) => sum / mean)
    const mean = heel.reduce((sum, one) => sum + one.sum, 0) / cells.reduce((sum, count) => sum + count, 0)
    expect((await segment({ region: 'heel' })).mean).toBeCloseTo(mean, 0)
  })

  it.each([[{ from_s: 60 }], [{ from_s: 90, to_s: 120 }], [{ from_s: 30, to_s: 20 }], [{ to_s: 0 }]])(
    '%j is none',
    async (args) =>
      expect(await segment(args)).toEqual({
        error: 'This workout has no such part, it was over before that.',
      }),
  )

  it('is nothing where nothing was measured', async () => {
    const { id } = await database.store.workouts.create(LOCAL_USER, { name: 'Empty', type: 'running' })
    expect(await segment({}, id)).toEqual({ error: 'There is no pressure data in this workout yet.' })
  })
})
