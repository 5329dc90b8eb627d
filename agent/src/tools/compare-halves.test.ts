import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Frame } from '@kinetra/workouts/frame'
import { generateGait } from '@kinetra/workouts/gait-generator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callStateFor, openTestStore } from '../testing/text-call.ts'
import { callTool } from './coach-tool.ts'
import { compareHalves } from './compare-halves.ts'

const SECONDS = 20

let database: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  database = await openTestStore()
}, 120_000)
afterAll(() => database.close())

/** A run whose pressure is multiplied from half of its time on. */
async function run(factor: number) {
  const { workouts } = database.store
  const { id } = await workouts.create(LOCAL_USER, { name: 'Own run', type: 'running' })
  const startMs = Date.UTC(2026, 10, 1)
  const gait = { type: 'running', seed: 3, durationInS: SECONDS, feet: ['left'], startMs } as const
  const frames = generateGait(gait).frames.map((frame) =>
    frame.timestamp - startMs < (SECONDS * 1000) / 2 ? frame : scaled(frame, factor),
  )
  await workouts.appendFrames(LOCAL_USER, id, { seq: 0, frames })
  await workouts.complete(LOCAL_USER, id)
  return { id, frames, startMs }
}

const scaled = (frame: Frame, factor: number): Frame => ({
  ...frame,
  pressureMatrix: frame.pressureMatrix.map((row) =>
    row.map((cell) => (cell < 0 ? cell : Math.min(100, cell * factor))),
  ),
})

function meanOf(frames: readonly Frame[]): number {
  const cells = frames.flatMap(({ pressureMatrix }) => pressureMatrix.flat().filter((cell) => cell >= 0))
  return cells.reduce((sum, cell) => sum + cell, 0) / cells.length
}

const halvesOf = async (workoutId: string) =>
  await callTool(
    compareHalves,
    { workout_id: null },
    await callStateFor(database.store, workoutId, () => undefined),
  )

describe('the halves of a workout', () => {
  it('are its means and high-force events up to half of its time, and from there on', async () => {
    const { id, frames, startMs } = await run(1.6)
    const isFirst = ({ timestamp }: { timestamp: number }) => timestamp - startMs < (SECONDS * 1000) / 2
    const events = await database.store.workouts.events(LOCAL_USER, id, { type: 'region_force_high' })
    expect(events.length).toBeGreaterThan(0)
    const { first, second } = (await halvesOf(id)) as Record<'first' | 'second', Record<string, number>>
    expect(first.mean).toBeCloseTo(meanOf(frames.filter(isFirst)), 0)
    expect(second.mean).toBeCloseTo(meanOf(frames.filter((frame) => !isFirst(frame))), 0)
    expect(second.mean).toBeGreaterThan((first.mean ?? 0) * 1.3)
    expect(first.high_force_events).toBe(events.filter(isFirst).length)
    expect(second.high_force_events).toBe(events.filter((event) => !isFirst(event)).length)
  })

  it('are nothing where nothing was measured', async () => {
    const { id } = await database.store.workouts.create(LOCAL_USER, { name: 'Empty', type: 'running' })
    expect(await halvesOf(id)).toEqual({ error: 'There is no pressure data in this workout yet.' })
  })
})
