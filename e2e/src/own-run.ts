import { generateGait } from '@kinetra/workouts/gait-generator'
import type { Workout } from '@kinetra/workouts/workout'
import { post } from './api.ts'
import type { ReachableProduct } from './product.ts'

const FRAMES_A_BATCH = 250

/** A run of the local user as the insole records it: `send` sends that many batches of frames. */
export async function newRun(product: ReachableProduct, name = 'Own run') {
  const { id } = await post<Workout>(product, '/api/workouts', { name, type: 'running' })
  const gait = { type: 'running', seed: 5, durationInS: 20, feet: ['left'], startMs: Date.now() } as const
  const { frames } = generateGait(gait)
  let seq = 0
  return {
    id,
    path: `/workouts/${id}`,
    async send(batches: number) {
      for (const end = seq + batches; seq < end; seq += 1) {
        const batch = frames.slice(seq * FRAMES_A_BATCH, (seq + 1) * FRAMES_A_BATCH)
        await post(product, `/api/workouts/${id}/frames`, { seq, frames: batch })
      }
    },
    complete: async () => await post<Workout>(product, `/api/workouts/${id}/complete`),
  }
}
