import { Api } from '@kinetra/stack/simulate/api'
import { play } from '@kinetra/stack/simulate/play'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { courseOf, type StoryName } from '@kinetra/workouts/gait-stories'
import { FEET, type Workout } from '@kinetra/workouts/workout'
import { post } from './api.ts'
import type { ReachableProduct } from './product.ts'

/** A run of the local user that is recorded by two simulated insoles once it begins. */
export async function simulatedRun(product: ReachableProduct, story: StoryName, minutes: number) {
  const { id } = await post<Workout>(product, '/api/workouts', { name: `Run: ${story}`, type: 'running' })
  const durationMs = minutes * 60_000
  return {
    id,
    path: `/workouts/${id}`,
    /**
     * Plays it, as many times faster than it happened, and completes it.
     * @returns when it began, in milliseconds since 1970, and a promise of its end.
     */
    begin(speed: number) {
      const seed = 1009
      const startMs = Date.now()
      const frames = generateFrames({
        ...{ type: 'running', seed, startMs, durationInS: durationMs / 1000, feet: FEET },
        course: courseOf(story, durationMs),
      })
      const over = play(new Api(new URL(product.url), undefined), {
        ...{ workoutId: id, frames, feet: FEET, seed, speed },
        radio: { lost: 0.02, answerLost: 0.02, jitterMs: 150 },
        signal: new AbortController().signal,
        report: () => undefined,
      })
      return { startMs, over }
    },
  }
}
