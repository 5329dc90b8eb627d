import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { getTrend } from './get-trend.ts'

const trend = z.object({
  type: z.string(),
  points: z.array(z.object({ value: z.number() })),
  average: z.number().nullable(),
  total: z.number().nullable(),
})

let database: Awaited<ReturnType<typeof openTestStore>>
let workoutId: string
beforeAll(async () => {
  database = await openTestStore()
  const { workouts } = await database.store.workouts.list(LOCAL_USER, { type: 'running', limit: 1 })
  workoutId = workouts[0]?.id ?? ''
}, 120_000)
afterAll(() => database.close())

async function ask(args: Record<string, unknown>) {
  const call = await callStateFor(database.store, workoutId, () => undefined)
  return trend.parse(await callTool(getTrend, args, call))
}

it('tells the average of a figure over workouts', async () => {
  const { points, average, total, type } = await ask({ metric: 'peak', count: 3 })
  expect(points).toHaveLength(3)
  expect(average).toBeCloseTo(points.reduce((sum, { value }) => sum + value, 0) / 3, 0)
  expect(total).toBeNull()
  expect(type).toBe('running')
})

it('adds up what adds up', async () => {
  const { points, total } = await ask({ metric: 'high_force_events', count: 50 })
  expect(points.length).toBeGreaterThan(2)
  expect(total).toBe(points.reduce((sum, { value }) => sum + value, 0))
})

it('takes all workouts of a period, and says of an empty one that nothing is known', async () => {
  const all = await ask({ metric: 'duration', count: 50 })
  expect((await ask({ metric: 'duration', period: 'since_last_year' })).points).toEqual(all.points)
  expect(await ask({ metric: 'duration', period: 'before_2001-01-01' })).toMatchObject({
    points: [],
    average: null,
    total: null,
  })
})
