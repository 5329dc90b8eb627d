import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { comparison } from '@kinetra/workouts/usual/compare'
import type { WorkoutType } from '@kinetra/workouts/workout'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { evenFrames } from '../testing/frames.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-05-01T10:00:00Z')
let server: TestServer
let ask: Ask
beforeAll(async () => {
  server = await startTestServer()
  ask = asker(server.app)
})
afterAll(async () => await server.close())

/** Recorded on the nth day; `completed` where nothing else is said. */
async function recorded(day: number, pressure: number, type: WorkoutType = 'running', completed = true) {
  const startMs = START + day * DAY_MS
  const body = { name: 'Run', type, startedAt: new Date(startMs).toISOString() }
  const { id } = (await ask('POST', '/api/workouts', body)).json<{ id: string }>()
  await ask('POST', `/api/workouts/${id}/frames`, { seq: 0, frames: evenFrames(startMs, 100, pressure) })
  if (completed) await ask('POST', `/api/workouts/${id}/complete`)
  return id
}
const usualOf = async (id: string) => {
  const answer = await ask('GET', `/api/workouts/${id}/usual`)
  return comparison.parse(answer.json())
}

it('a workout stands beside its owner’s earlier ones of its kind that are complete, and no others', async () => {
  const other = { type: 'running', name: 'Sample', startedAt: new Date(START).toISOString() } as const
  const sample = await server.store.workouts.create(SAMPLE_OWNER, other)
  const frames = evenFrames(START, 100, 90)
  await server.store.workouts.appendFrames(SAMPLE_OWNER, sample.id, { seq: 0, frames })
  await server.store.workouts.complete(SAMPLE_OWNER, sample.id)
  const earlier = [await recorded(1, 40), await recorded(2, 42), await recorded(3, 44)]
  await recorded(4, 90, 'walking')
  await recorded(5, 90, 'running', false)
  const id = await recorded(6, 80)
  await recorded(7, 90)
  const { earlierIds, figures, feet } = await usualOf(id)
  expect(earlierIds).toEqual(earlier.toReversed())
  expect(figures.find(({ figure }) => figure === 'peakPressure')).toEqual({
    ...{ figure: 'peakPressure', value: 80, side: 'above', verdict: 'more' },
    usual: { count: 3, median: 42, low: 41, high: 43 },
  })
  expect(feet.map(({ foot }) => foot)).toEqual(['left'])
  expect(new Set(feet[0]?.regions.map(({ side }) => side))).toEqual(new Set(['above']))
  // Too few came before these.
  const third = await usualOf(earlier[2] ?? '')
  expect(third.earlierIds).toHaveLength(2)
  expect(third.figures.every(({ usual, verdict }) => usual === null && verdict === null)).toBe(true)
})

it('without a frame there is nothing to compare, and what is not there has no usual', async () => {
  const { id } = (await ask('POST', '/api/workouts', { name: 'Run', type: 'running' })).json<{ id: string }>()
  expect((await ask('GET', `/api/workouts/${id}/usual`)).json()).toBeNull()
  expect((await ask('GET', `/api/workouts/${'0'.repeat(24)}/usual`)).statusCode).toBe(404)
})
