import { createHash } from 'node:crypto'
import type { Workout, WorkoutType } from '@kinetra/workouts/workout'
import type { Store } from '../store.ts'
import type { SourceWorkout } from './read-source.ts'

/** Half a second at 50 Hz, as a live recording sends them. */
const FRAMES_A_BATCH = 25

export interface ImportOptions {
  readonly owner: string
  readonly name?: string | undefined
  readonly type?: WorkoutType | undefined
  readonly onProgress?: (stored: number, all: number) => void
}

/**
 * Stores a workout with its frames, once: its id follows from the owner and the content, so the same import
 * finds it again, and an interrupted one goes on where it ended.
 */
export async function storeImport(
  store: Store,
  { key, workout }: SourceWorkout,
  { owner, name, type, onProgress }: ImportOptions,
): Promise<{ workout: Workout; isNew: boolean }> {
  const { frames, remarks, startedAt, regionMap } = workout
  const id = createHash('sha256').update(`${owner}\n${key}`).digest('hex').slice(0, 24)
  const made = await store.workouts.create(owner, {
    ...{ id, remarks, startedAt, regionMap },
    name: (name ?? workout.name).slice(0, 200),
    type: type ?? workout.type,
  })
  if (made.frameCount === frames.length && (made.status === 'completed') === workout.isCompleted) {
    const isNew = made.frameCount === 0 && made.createdAt === made.updatedAt
    return { workout: made, isNew }
  }
  for (let seq = 0; seq * FRAMES_A_BATCH < frames.length; seq++) {
    const batch = frames.slice(seq * FRAMES_A_BATCH, (seq + 1) * FRAMES_A_BATCH)
    const { frameCount } = await store.workouts.appendFrames(owner, id, { seq, frames: batch })
    onProgress?.(frameCount, frames.length)
  }
  if (workout.isCompleted) await store.workouts.complete(owner, id)
  return { workout: await store.workouts.get(owner, id), isNew: true }
}
