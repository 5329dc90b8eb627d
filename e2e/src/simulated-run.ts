import { Api } from '@kinetra/stack/simulate/api'
import { play } from '@kinetra/stack/simulate/play'
import type { GaitCourse } from '@kinetra/workouts/contact-plan'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { FEET, type Workout } from '@kinetra/workouts/workout'
import { post } from './api.ts'
import type { ReachableProduct } from './product.ts'

const SEED = 1009

/** One is told of: another one too late for a busy machine to be news is followed by the next, and none within half a minute. */
const HARD_LANDINGS_MS = [20_000, 28_000, 36_000, 44_000]
export const hardLandings: GaitCourse = (atMs, strideMs) =>
  HARD_LANDINGS_MS.some((hardMs) => atMs <= hardMs && hardMs < atMs + strideMs) ? { load: 1.5 } : {}

/** A run that is being recorded. */
export interface Recording {
  /** When its first frame was, in milliseconds since 1970. */
  readonly startMs: number
  /** Ends it now; resolves when it is complete. */
  end(): Promise<void>
}

/** A run of the local user that two simulated insoles record once it begins. */
export async function simulatedRun(product: ReachableProduct, course: GaitCourse, lengthS: number) {
  const { id } = await post<Workout>(product, '/api/workouts', { name: 'Simulated run', type: 'running' })
  return {
    id,
    /**
     * Records it in real time.
     * @param pastS so much of it is over: the gateway, out of reach until now, sends that at once.
     */
    begin(pastS: number): Recording {
      const startMs = Date.now() - pastS * 1000
      const ending = new AbortController()
      const over = play(new Api(new URL(product.url), undefined), {
        ...{ workoutId: id, feet: FEET, seed: SEED, speed: 1, pastMs: pastS * 1000, signal: ending.signal },
        frames: generateFrames({
          ...{ type: 'running', seed: SEED, startMs, durationInS: lengthS, feet: FEET, course },
        }),
        radio: { lost: 0.02, answerLost: 0.02, jitterMs: 150 },
        report: () => undefined,
      })
      return {
        startMs,
        async end() {
          ending.abort()
          await over
        },
      }
    },
  }
}
