import { summarise } from '@kinetra/workouts/analyse-batch'
import { UnknownInsoleError } from '@kinetra/workouts/region-map'
import { advance, newProgress } from './append/progress.ts'
import { numbersBeside } from './append/sequence-ranges.ts'
import { InvalidInputError } from './errors.ts'
import type { Store } from './store.ts'

const BATCHES_A_READ = 50

export interface Verification {
  readonly workouts: number
  readonly frames: number
  /** Each workout whose summary or events are not what its frames give, and where they differ. */
  readonly wrong: readonly string[]
}

/** Works all workouts out again from their frames, and compares. */
export async function verifyStore(store: Store): Promise<Verification> {
  const wrong: string[] = []
  let workouts = 0
  let frames = 0
  for await (const { ownerId, id } of store.workouts.every()) {
    workouts += 1
    const found = await verifyWorkout(store, ownerId, id)
    frames += found.frames
    if (found.difference) wrong.push(`${id}: ${found.difference}`)
  }
  return { workouts, frames, wrong }
}

async function verifyWorkout(store: Store, ownerId: string, id: string) {
  const { workout, received } = await store.workouts.arrivals(ownerId, id)
  const numbers = [...numbersBeside(received, [])]
  let progress = newProgress()
  let frames = 0
  let isKnownInsole = true
  for (let first = 0; first < numbers.length; first += BATCHES_A_READ) {
    const batches = await store.workouts.batches(ownerId, id, numbers.slice(first, first + BATCHES_A_READ))
    for (const batch of batches) {
      frames += batch.length
      try {
        if (isKnownInsole) progress = advance(progress, batch, { type: workout.type }).progress
      } catch (error) {
        if (!(error instanceof InvalidInputError && error.cause instanceof UnknownInsoleError)) throw error
        isKnownInsole = false
      }
    }
  }
  const summary = await store.workouts.summary(ownerId, id)
  const events = await store.workouts.events(ownerId, id, {})
  const expected = frames === 0 || !isKnownInsole ? summary : summarise(id, progress.rollup)
  const difference =
    differenceOf(workout.frameCount, frames, 'frames') ??
    differenceOf(summary, expected, 'summary') ??
    differenceOf(workout.highForceEvents + workout.lowForceEvents, events.length, 'events')
  return { frames, difference }
}

/** The first place where two plain values differ by more than rounding. */
function differenceOf(stored: unknown, expected: unknown, path: string): string | undefined {
  if (typeof stored === 'object' && stored !== null && typeof expected === 'object' && expected !== null) {
    for (const key of new Set([...Object.keys(stored), ...Object.keys(expected)])) {
      const [one, other] = [Object(stored)[key], Object(expected)[key]]
      const found = differenceOf(one, other, `${path}.${key}`)
      if (found) return found
    }
    return undefined
  }
  const isClose =
    typeof stored === 'number' && typeof expected === 'number'
      ? Math.abs(stored - expected) <= 1e-6 * Math.max(1, Math.abs(expected))
      : stored === expected
  return isClose ? undefined : `${path} is ${String(stored)} and its frames give ${String(expected)}`
}
