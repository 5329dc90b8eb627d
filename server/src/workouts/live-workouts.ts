import type { Store } from '@kinetra/store/store'
import type { Frame } from '@kinetra/workouts/frame'
import type { Workout } from '@kinetra/workouts/workout'

const FRAMES_A_CHANGE = 250

/** What has changed in a workout: how it is listed now, and the frames that came at its end. */
export interface WorkoutChange {
  readonly workout: Workout
  readonly frames: readonly Frame[]
}

type Listener = () => void

/** Says when a workout has changed, at once where this process wrote it. */
export class LiveWorkouts {
  readonly #listeners = new Map<string, Set<Listener>>()

  changed(id: string): void {
    for (const listener of this.#listeners.get(id) ?? []) listener()
  }

  /** Calls `listener` after each change made by this process, until the returned function is called. */
  listen(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id)
    }
  }
}

/**
 * The changes of one workout as its viewer sees them, beginning with how it stands now, until `signal`
 * aborts, the workout is completed, or it is gone. Other processes write too: the store is asked each
 * `everyMs`, and at once when `live` hears of a change.
 */
export async function* changesOf(
  { store, live, everyMs }: { store: Store; live: LiveWorkouts; everyMs: number },
  viewerId: string,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<WorkoutChange> {
  let wake: () => void = () => undefined
  let woken = false
  const stopListening = live.listen(id, () => {
    woken = true
    wake()
  })
  try {
    let seen = await store.workouts.get(viewerId, id)
    yield { workout: seen, frames: [] }
    while (!signal.aborted && seen.status !== 'completed') {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, woken ? 0 : everyMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        signal.addEventListener('abort', wake, { once: true })
      })
      signal.removeEventListener('abort', wake)
      woken = false
      if (signal.aborted) return
      const now = await store.workouts.get(viewerId, id)
      if (now.updatedAt === seen.updatedAt && now.frameCount === seen.frameCount) continue
      const frames = await framesAfter(store, viewerId, seen, now)
      seen = now
      yield { workout: now, frames }
    }
  } finally {
    stopListening()
  }
}

/** Frames behind the end that was seen; a late batch in the middle brings none, only a new count. */
async function framesAfter(store: Store, viewerId: string, seen: Workout, now: Workout): Promise<Frame[]> {
  const endedMs = seen.frameCount === 0 ? -1 : Math.round(seen.durationInS * 1000)
  const endsMs = Math.round(now.durationInS * 1000)
  if (endsMs <= endedMs) return []
  return await store.workouts.frames(viewerId, now.id, {
    fromMs: endedMs + 1,
    toMs: endsMs + 1,
    limit: FRAMES_A_CHANGE,
  })
}
