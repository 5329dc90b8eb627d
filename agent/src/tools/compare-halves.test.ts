import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meanBetween, secondOf, storeOwnRun } from '../testing/own-run.ts'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { compareHalves } from './compare-halves.ts'

const SECONDS = 20

let database: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  database = await openTestStore()
}, 120_000)
afterAll(() => database.close())

const halvesOf = async (workoutId: string) =>
  await callTool(
    compareHalves,
    { workout_id: null },
    await callStateFor(database.store, workoutId, () => undefined),
  )

describe('the halves of a workout', () => {
  it('are its means and high-force events up to half of its time, and from there on', async () => {
    const half = SECONDS / 2
    const { id, frames } = await storeOwnRun(database.store, {
      durationInS: SECONDS,
      factor: 1.6,
      fromS: half,
    })
    const isFirst = (event: { timestamp: number }) => secondOf(event) < half
    const events = await database.store.workouts.events(LOCAL_USER, id, { type: 'region_force_high' })
    expect(events.length).toBeGreaterThan(0)
    const { first, second } = (await halvesOf(id)) as Record<'first' | 'second', Record<string, number>>
    expect(first.mean).toBeCloseTo(meanBetween(frames, 0, half), 0)
    expect(second.mean).toBeCloseTo(meanBetween(frames, half, SECONDS), 0)
    expect(second.mean).toBeGreaterThan((first.mean ?? 0) * 1.3)
    expect(first.high_force_events).toBe(events.filter(isFirst).length)
    expect(second.high_force_events).toBe(events.filter((event) => !isFirst(event)).length)
  })

  it('are nothing where nothing was measured', async () => {
    const { id } = await database.store.workouts.create(LOCAL_USER, { name: 'Empty', type: 'running' })
    expect(await halvesOf(id)).toEqual({ error: 'There is no pressure data in this workout yet.' })
  })
})
