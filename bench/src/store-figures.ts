import type { Store } from '@kinetra/store/store'
import type { Frame } from '@kinetra/workouts/frame'
import { generateGait } from '@kinetra/workouts/gait-generator'
import type { Row } from './measured.ts'

const OWNER = 'bench'
const FRAMES_A_BATCH = 25
const START_MS = Date.parse('2026-05-04T07:00:00Z')
const INTERVAL_MS = 20
/** Appends that are timed: the last before a size is reached. */
const TIMED_APPENDS = 400

/** One workout, 13×9 at 50 Hz, that grows; the same minutes of running over and over. */
export async function startWorkout(store: Store) {
  const { frames } = generateGait({
    ...{ type: 'running', seed: 1, durationInS: 200, feet: ['left'], startMs: START_MS },
    fatigue: 0.1,
    sparingSteps: 0.02,
  })
  const { id } = await store.workouts.create(OWNER, { name: 'Bench', type: 'running' })
  let stored = 0

  const append = async () => {
    const batch: Frame[] = []
    for (let index = stored; index < stored + FRAMES_A_BATCH; index++) {
      const frame = frames[index % frames.length]
      if (frame) batch.push({ ...frame, timestamp: START_MS + index * INTERVAL_MS })
    }
    await store.workouts.appendFrames(OWNER, id, { seq: stored / FRAMES_A_BATCH, frames: batch })
    stored += FRAMES_A_BATCH
  }

  return {
    /** Grows to `size` frames and times each call there. */
    async measure(size: number): Promise<Row[]> {
      while (stored < size - TIMED_APPENDS * FRAMES_A_BATCH) await append()
      const appends = await time(Math.ceil((size - stored) / FRAMES_A_BATCH), append)
      const { workouts } = store
      const anywhere = () => Math.floor(Math.random() * (size - 30)) * INTERVAL_MS
      const rows = {
        'append of 25 frames': appends,
        'arrivals, as a live view asks': await time(100, () => workouts.arrivals(OWNER, id)),
        summary: await time(50, () => workouts.summary(OWNER, id)),
        events: await time(20, () => workouts.events(OWNER, id, {})),
        'window of 30 frames anywhere': await time(100, () =>
          workouts.frames(OWNER, id, { fromMs: anywhere(), toMs: Number.POSITIVE_INFINITY, limit: 30 }),
        ),
        'overview of the whole in 300 bins': await time(20, () =>
          workouts.overview(OWNER, id, { bins: 300, foot: 'left', region: 'Med Heel' }),
        ),
        'list of workouts': await time(50, () => workouts.list(OWNER, {})),
      }
      return Object.entries(rows).map(([name, values]) => ({
        name: `${name}, of ${size.toLocaleString('en')} frames`,
        unit: 'ms',
        values,
      }))
    },
  }
}

async function time(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const values: number[] = []
  for (let index = 0; index < count; index++) {
    const from = performance.now()
    await work()
    values.push(performance.now() - from)
  }
  return values
}
