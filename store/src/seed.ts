import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { type SampleWorkout, sampleWorkouts } from '@kinetra/workouts/sample-workouts'
import type { Store } from './store.ts'

/** Large batches, because each is made safe on the disk before the next one. */
const FRAMES_A_BATCH = 500

/**
 * Stores the sample workouts, dated back from today. Finished ones are left as they are, whenever they were
 * made; an interrupted or simultaneous seeding is completed.
 */
export async function seedSamples(store: Store): Promise<void> {
  const { workouts } = await store.workouts.list(SAMPLE_OWNER, { limit: 100 })
  const finished = new Set(workouts.filter(({ status }) => status === 'completed').map(({ id }) => id))
  for (const sample of sampleWorkouts(new Date())) {
    if (!finished.has(sample.id)) await seedSample(store, sample)
  }
}

async function seedSample(store: Store, sample: SampleWorkout): Promise<void> {
  const { id, name, type, startedAt, remarks } = sample
  const { status } = await store.workouts.create(SAMPLE_OWNER, { id, name, type, startedAt, remarks })
  // Another process may have been faster.
  if (status === 'completed') return
  const frames = sample.frames()
  for (let seq = 0; seq * FRAMES_A_BATCH < frames.length; seq++) {
    const batch = frames.slice(seq * FRAMES_A_BATCH, (seq + 1) * FRAMES_A_BATCH)
    await store.workouts.appendFrames(SAMPLE_OWNER, id, { seq, frames: batch })
  }
  await store.workouts.complete(SAMPLE_OWNER, id)
}
