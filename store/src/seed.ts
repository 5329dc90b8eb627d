import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Frame } from '@kinetra/workouts/frame'
import { type SampleWorkout, sampleWorkouts } from '@kinetra/workouts/sample-workouts'
import type { Store } from './store.ts'

/** Large batches, because each is made safe on the disk before the next one. */
const FRAMES_A_BATCH = 500

/** Whether all samples are there and whole, whenever they were made. */
export async function hasSamples(store: Store): Promise<boolean> {
  const finished = await finishedSamples(store)
  return sampleWorkouts(new Date()).every(({ id }) => finished.has(id))
}

/**
 * Stores the sample workouts, dated back from today. Finished ones are left as they are, whenever they were
 * made; an interrupted or simultaneous seeding is completed with the dates that it was begun with.
 */
export async function seedSamples(
  store: Store,
  now = new Date(),
  samples: readonly SampleWorkout[] = sampleWorkouts(now),
): Promise<void> {
  const finished = await finishedSamples(store)
  for (const sample of samples) {
    if (!finished.has(sample.id)) await seedSample(store, sample)
  }
}

async function finishedSamples(store: Store): Promise<Set<string>> {
  const { workouts } = await store.workouts.list(SAMPLE_OWNER, { limit: 100 })
  return new Set(workouts.filter(({ status }) => status === 'completed').map(({ id }) => id))
}

async function seedSample(store: Store, sample: SampleWorkout): Promise<void> {
  const { id, name, type, remarks } = sample
  const begun = { id, name, type, startedAt: sample.startedAt, remarks }
  const { status, startedAt } = await store.workouts.create(SAMPLE_OWNER, begun)
  // Another process may have been faster.
  if (status === 'completed') return
  let seq = 0
  let batch: Frame[] = []
  const append = async () => {
    await store.workouts.appendFrames(SAMPLE_OWNER, id, { seq, frames: batch })
    seq += 1
    batch = []
  }
  // Piece by piece: memory that the first start takes is not given back later.
  for (const frame of sample.frames(startedAt)) {
    batch.push(frame)
    if (batch.length === FRAMES_A_BATCH) await append()
  }
  if (batch.length > 0) await append()
  await store.workouts.complete(SAMPLE_OWNER, id)
}
