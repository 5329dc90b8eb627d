import type { Frame } from '@kinetra/workouts/frame'
import type { Workout } from '@kinetra/workouts/workout'
import { addSequence, type SequenceRanges } from '../append/sequence-ranges.ts'
import type { Store } from '../store.ts'
import { createDueBatches } from './due-batches.ts'

/** At most 1,000 frames in one event, as a batch has at most 250. */
const BATCHES_A_CHANGE = 4

/** What has changed in a workout: how it is listed now, and the frames that have come. */
export interface WorkoutChange {
  readonly workout: Workout
  /** In order of time. */
  readonly frames: readonly Frame[]
}

type Listener = () => void

/** Says when a workout has changed: at once where this process wrote it, or the store tells what others write. */
export class LiveWorkouts {
  readonly #store: Pick<Store, 'watch'>
  readonly #listeners = new Map<string, Set<Listener>>()
  #stopWatching: (() => void) | undefined

  constructor(store: Pick<Store, 'watch'>) {
    this.#store = store
  }

  changed(id: string): void {
    for (const listener of this.#listeners.get(id) ?? []) listener()
  }

  /** Calls `listener` after each change that is known of, until the returned function is called. */
  listen(id: string, listener: Listener): () => void {
    this.#stopWatching ??= this.#store.watch((changed) => this.changed(changed))
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id)
      if (this.#listeners.size > 0) return
      this.#stopWatching?.()
      this.#stopWatching = undefined
    }
  }
}

export interface Following {
  readonly store: Store
  readonly live: LiveWorkouts
  /** How often the store is asked for what nobody has told of. */
  readonly everyMs: number
  /** What the follower has already; where absent, all that is stored when it begins. */
  readonly since?: SequenceRanges | undefined
}

/**
 * The changes of one workout as its viewer sees them, beginning with how it stands now, until `signal` aborts,
 * the workout is completed, or it is gone. Every frame that is stored comes once, whoever wrote it
 * (see due-batches.ts for the order); `sent` is what the follower has with the change.
 */
export async function* changesOf(
  { store, live, everyMs, since }: Following,
  viewerId: string,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<{ change: WorkoutChange; sent: SequenceRanges }> {
  const alarm = createAlarm(signal)
  const stopListening = live.listen(id, alarm.ring)
  try {
    let { workout, received } = await store.workouts.arrivals(viewerId, id)
    let sent = since ?? received
    yield { change: { workout, frames: [] }, sent }
    const dueOf = createDueBatches(sent)
    for (;;) {
      const due = dueOf(received, sent, performance.now(), workout.status === 'completed')
      for (let first = 0; first < due.length && !signal.aborted; first += BATCHES_A_CHANGE) {
        const numbers = due.slice(first, first + BATCHES_A_CHANGE)
        const batches = await store.workouts.batches(viewerId, id, numbers)
        sent = numbers.reduce(addSequence, sent)
        yield { change: { workout, frames: batches.flat().sort(byTime) }, sent }
      }
      if (signal.aborted || workout.status === 'completed') return
      await alarm.wait(everyMs)
      if (signal.aborted) return
      const before = workout
      ;({ workout, received } = await store.workouts.arrivals(viewerId, id))
      // A name or the end: what comes without frames of its own.
      if (workout.updatedAt !== before.updatedAt && workout.frameCount === before.frameCount)
        yield { change: { workout, frames: [] }, sent }
    }
  } finally {
    stopListening()
  }
}

const byTime = (one: Frame, other: Frame) => one.timestamp - other.timestamp

/** Wakes who waits: when it rings, also where it rang before, or after a time. */
function createAlarm(signal: AbortSignal) {
  let rang = false
  let wake: () => void = () => undefined
  const ring = () => {
    rang = true
    wake()
  }
  return {
    ring,
    async wait(longestMs: number): Promise<void> {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rang ? 0 : longestMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        signal.addEventListener('abort', wake, { once: true })
      })
      signal.removeEventListener('abort', wake)
      rang = false
    },
  }
}
