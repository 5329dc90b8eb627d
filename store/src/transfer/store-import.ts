import { createHash } from 'node:crypto'
import { batchesOf, type WorkoutInFile } from '@kinetra/workouts/imports/workout-in-file'
import type { Workout, WorkoutType } from '@kinetra/workouts/workout'
import type { Store } from '../store.ts'

export interface ImportOptions {
  readonly owner: string
  readonly name?: string | undefined
  readonly type?: WorkoutType | undefined
  readonly onProgress?: (stored: number, all: number) => void
}

/** The id of what an owner imports: the same import again finds its workout. */
export const importedId = (owner: string, key: string): string =>
  createHash('sha256').update(`${owner}\n${key}`).digest('hex').slice(0, 24)

/** Stores a workout with its frames, once; an import that was interrupted goes on where it ended. */
export async function storeImport(
  store: Store,
  source: WorkoutInFile,
  { owner, name, type, onProgress }: ImportOptions,
): Promise<{ workout: Workout; isNew: boolean }> {
  const { key, remarks, startedAt, regionMap, frameCount, isCompleted } = source
  const id = importedId(owner, key)
  const made = await store.workouts.create(owner, {
    ...{ id, remarks, startedAt, regionMap },
    name: (name ?? source.name).slice(0, 200),
    type: type ?? source.type,
  })
  if (made.frameCount === frameCount && (made.status === 'completed') === isCompleted) {
    const isNew = made.frameCount === 0 && made.createdAt === made.updatedAt
    return { workout: made, isNew }
  }
  for await (const batch of batchesOf(source)) {
    const stored = await store.workouts.appendFrames(owner, id, batch)
    onProgress?.(stored.frameCount, frameCount)
  }
  if (isCompleted) await store.workouts.complete(owner, id)
  return { workout: await store.workouts.get(owner, id), isNew: true }
}
