import { generateGait } from '@kinetra/workouts/gait-generator'
import type { Workout } from '@kinetra/workouts/workout'
import type { ReachableProduct } from './product.ts'

const FRAMES_A_BATCH = 250

async function post(product: ReachableProduct, path: string, body?: object): Promise<Workout> {
  const response = await fetch(`${product.url}${path}`, {
    method: 'POST',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Workout
}

/** A run of the local user as the insole records it: `send` sends that many batches of frames. */
export async function newRun(product: ReachableProduct) {
  const { id } = await post(product, '/api/workouts', { name: 'Own run', type: 'running' })
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
    complete: async () => await post(product, `/api/workouts/${id}/complete`),
  }
}
