import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { getEvents } from './get-events.ts'
import { getSegment } from './get-segment.ts'

const event = z.object({ type: z.string(), value: z.number(), at_s: z.number() })
const answer = z.object({
  total: z.number(),
  nth: event.nullable(),
  last: event.nullable(),
  highest: event.nullable(),
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
  return answer.parse(await callTool(getEvents, args, call))
}
const stored = () => database.store.workouts.events(LOCAL_USER, workoutId, {})

describe('one event by its number', () => {
  it('is counted in time, from the first or back from the last', async () => {
    const summary = await database.store.workouts.summary(LOCAL_USER, workoutId)
    const atS = (await stored()).map(({ timestamp }) => (timestamp - (summary?.startedAtMs ?? 0)) / 1000)
    expect(atS.length).toBeGreaterThan(3)
    expect((await ask({ nth: 3 })).nth?.at_s).toBeCloseTo(atS[2] ?? 0, 1)
    expect((await ask({ nth: -2, by: 'time' })).nth?.at_s).toBeCloseTo(atS.at(-2) ?? 0, 1)
    const last = await ask({ nth: -1 })
    expect(last.nth).toEqual(last.last)
  })

  it('is counted by pressure among those of high force', async () => {
    const values = (await stored())
      .filter(({ type }) => type === 'region_force_high')
      .map(({ value }) => value)
      .toSorted((a, b) => b - a)
    const second = await ask({ nth: 2, by: 'pressure' })
    expect(second.nth?.value).toBeCloseTo(values[1] ?? 0, 1)
    const first = await ask({ nth: 1, by: 'pressure' })
    expect(first.nth).toEqual(first.highest)
  })

  it('is none beyond the last, before the first, or where no number is given', async () => {
    const { total } = await ask({ nth: null })
    for (const nth of [null, 0, total + 1, -total - 1]) expect((await ask({ nth })).nth).toBeNull()
    expect((await ask({ nth: total })).nth).not.toBeNull()
  })
})

describe('events above and below a pressure', () => {
  it('are those that passed it, and no other', async () => {
    const values = (await stored()).map(({ value }) => value).toSorted((a, b) => a - b)
    const middle = values[Math.floor(values.length / 2)] ?? 0
    expect((await ask({ above: middle })).total).toBe(values.filter((value) => value > middle).length)
    expect((await ask({ below: middle })).total).toBe(values.filter((value) => value < middle).length)
    expect((await ask({ above: 100 })).total).toBe(0)
  })

  it('of a part of the workout are counted as well', async () => {
    const call = await callStateFor(database.store, workoutId, () => undefined)
    const counted = async (args: Record<string, unknown>) =>
      z.object({ total: z.number() }).parse(await callTool(getSegment, args, call)).total
    const all = await counted({})
    const [high, low] = [await counted({ above: 50 }), await counted({ below: 50.01 })]
    expect(high).toBeLessThan(all)
    expect(high + low).toBeGreaterThanOrEqual(all)
  })
})
