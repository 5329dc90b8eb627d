import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { listWorkouts } from './list-workouts.ts'

const answer = z.object({
  total: z.number(),
  total_duration_s: z.number(),
  workouts: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      started_at: z.string(),
      duration_s: z.number(),
      peak: z.number().nullable(),
      high_force_events: z.number(),
    }),
  ),
})

let database: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  database = await openTestStore()
  await database.store.workouts.create(LOCAL_USER, { name: 'Nothing measured yet', type: 'running' })
  await database.store.workouts.create('somebody-else', { name: 'Zebra run', type: 'running' })
}, 120_000)
afterAll(() => database.close())

async function list(args: Record<string, unknown>, timeZone = 'UTC') {
  const call = { ...(await callStateFor(database.store, null, () => undefined)), timeZone }
  const all = { period: null, type: null, order: null, limit: 10, ...args }
  return answer.parse(await callTool(listWorkouts, all, call))
}

describe('the list of workouts', () => {
  it('is of the user alone, with the time of all of them', async () => {
    const own = await database.store.workouts.list(LOCAL_USER, { limit: 100 })
    const { total, total_duration_s, workouts } = await list({})
    expect(workouts.map(({ name }) => name)).toEqual(own.workouts.slice(0, 10).map(({ name }) => name))
    expect(own.workouts.map(({ name }) => name)).not.toContain('Zebra run')
    expect(total).toBe(own.workouts.length)
    const seconds = own.workouts.reduce((sum, { durationInS }) => sum + durationInS, 0)
    expect(total_duration_s).toBeCloseTo(seconds, 0)
  })

  it('is of the days of the user’s own clock', async () => {
    // Zones a day and two hours apart: between them a day always begins.
    const [east, west] = ['Pacific/Kiritimati', 'Etc/GMT+12']
    const startedAt = new Date().toISOString()
    const { id } = await database.store.workouts.create(LOCAL_USER, {
      name: 'Right now',
      type: 'tennis',
      startedAt,
    })
    for (const zone of [east, west]) {
      const { workouts } = await list({ period: 'today', type: 'tennis' }, zone)
      const [now] = workouts
      expect(now?.name).toBe('Right now')
      expect(Date.parse(now?.started_at ?? '')).toBe(Math.floor(Date.parse(startedAt) / 1000) * 1000)
    }
    const [there, here] = await Promise.all(
      [east, west].map(async (zone) => await list({ type: 'tennis', limit: 1 }, zone)),
    )
    expect(there?.workouts[0]?.started_at.slice(0, 10)).not.toBe(here?.workouts[0]?.started_at.slice(0, 10))
    await database.store.workouts.delete(LOCAL_USER, id)
  })

  it.each([
    ['longest', 'duration_s', 1],
    ['shortest', 'duration_s', -1],
    ['highest_peak', 'peak', 1],
    ['lowest_peak', 'peak', -1],
    ['most_high_force_events', 'high_force_events', 1],
    ['fewest_high_force_events', 'high_force_events', -1],
  ] as const)('has the %s first, of those that were measured', async (order, figure, way) => {
    const { workouts } = await list({ order })
    const figures = workouts.map((workout) => (workout[figure] ?? Number.NaN) * way)
    expect(figures.length).toBeGreaterThan(2)
    expect(figures).toEqual(figures.toSorted((a, b) => b - a))
    expect(workouts.map(({ name }) => name)).not.toContain('Nothing measured yet')
  })

  it('has the oldest first', async () => {
    const { workouts } = await list({ order: 'oldest', limit: 10 })
    const times = workouts.map(({ started_at }) => Date.parse(started_at))
    expect(times.length).toBeGreaterThan(2)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('orders so many of the newest, where that is asked', async () => {
    const newest = (await list({ limit: 4 })).workouts.filter(({ peak }) => peak !== null)
    const { total, workouts } = await list({ order: 'highest_peak', latest: 4 })
    expect(total).toBe(4)
    expect(newest.length).toBeGreaterThan(1)
    expect(workouts).toEqual(newest.toSorted((a, b) => (b.peak ?? 0) - (a.peak ?? 0)))
  })

  it.each([
    ['tempo run', ['Tempo run']],
    ['HILL', ['Hill run']],
    ['my walks to work', ['Walk to work']],
    ['the run after a break', ['First run after the break']],
    ['tennis matches', ['Tennis match']],
    ['b', []],
    ['tempo walk', []],
    ['the', []],
  ])('is of the workouts that are called: %s', async (name, expected) => {
    const { total, workouts } = await list({ name })
    expect(workouts.map((workout) => workout.name)).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  it('is of a type, and never longer than asked for', async () => {
    const { total, workouts } = await list({ type: 'running', order: 'longest', limit: 1 })
    expect(workouts).toMatchObject([{ type: 'running' }])
    expect(total).toBeGreaterThan(1)
  })
})
