import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import type { Frame } from '@kinetra/workouts/frame'
import { generateGait } from '@kinetra/workouts/gait-generator'

const START_MS = Date.UTC(2026, 10, 1)
const BATCH = 500

/** A run of the local user, with the left foot, whose pressure is multiplied from a second of it on. */
export async function storeOwnRun(
  { workouts }: Store,
  { durationInS, factor, fromS }: { durationInS: number; factor: number; fromS: number },
): Promise<{ id: string; frames: Frame[] }> {
  const { id } = await workouts.create(LOCAL_USER, { name: 'Own run', type: 'running' })
  const gait = { type: 'running', seed: 3, durationInS, feet: ['left'], startMs: START_MS } as const
  const frames = generateGait(gait).frames.map((frame) =>
    secondOf(frame) < fromS ? frame : multiplied(frame, factor),
  )
  for (let seq = 0; seq * BATCH < frames.length; seq += 1)
    await workouts.appendFrames(LOCAL_USER, id, { seq, frames: frames.slice(seq * BATCH, (seq + 1) * BATCH) })
  await workouts.complete(LOCAL_USER, id)
  return { id, frames }
}

/** When in that run something was, in seconds from its start. */
export const secondOf = ({ timestamp }: { timestamp: number }): number => (timestamp - START_MS) / 1000

/** The mean of all cells of the frames of [fromS, toS). */
export function meanBetween(frames: readonly Frame[], fromS: number, toS: number): number {
  const cells = frames
    .filter((frame) => secondOf(frame) >= fromS && secondOf(frame) < toS)
    .flatMap(({ pressureMatrix }) => pressureMatrix.flat().filter((cell) => cell >= 0))
  return cells.reduce((sum, cell) => sum + cell, 0) / cells.length
}

const multiplied = (frame: Frame, factor: number): Frame => ({
  ...frame,
  pressureMatrix: frame.pressureMatrix.map((row) =>
    row.map((cell) => (cell < 0 ? cell : Math.min(100, cell * factor))),
  ),
})
