import { noCues } from '@kinetra/agent/cues/call-cues'
import { followWorkouts } from '@kinetra/agent/cues/follow-workout'
import type { LiveRun } from '@kinetra/agent/cues/live-run'
import { openStore } from '@kinetra/store/open-store'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'

/** How far a workout has been followed, and the memory it took, in megabytes. */
export interface FollowerMemory {
  readonly atMs: number
  readonly frames: number
  readonly heapMb: number
  readonly privateMb: number
  readonly isOver: boolean
}

const EVERY_MS = 10 * 60_000

// A job's follower in a process of its own, started with what it follows: database path, viewer, workout.
const [databasePath = '', viewerId = '', workoutId = ''] = process.argv.slice(2)
const store = await openStore({ databasePath })
let run: LiveRun | undefined
const call = { store, viewerId, workoutId, settings: DEFAULT_SETTINGS, cues: noCues() }
let nextMs = 0
const tell = (atMs: number, frames: number, isOver: boolean) => {
  global.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const memory = { atMs, frames, heapMb: heapUsed / 2 ** 20, privateMb: rss / 2 ** 20, isOver }
  process.send?.(memory satisfies FollowerMemory)
}
process.send?.({ atMs: 0, frames: 0, heapMb: 0, privateMb: 0, isOver: false } satisfies FollowerMemory)
await followWorkouts(
  call,
  {
    looked(lookout) {
      const cue = lookout.next(call.cues.wishes.settings)
      if (cue) lookout.gave(cue)
      run = lookout.run
      const atMs = run.lengthMs ?? 0
      if (atMs < nextMs) return
      nextMs = atMs - (atMs % EVERY_MS) + EVERY_MS
      tell(atMs, run.frameCount, false)
    },
    ended() {
      tell(run?.lengthMs ?? 0, run?.frameCount ?? 0, true)
    },
  },
  new AbortController().signal,
)
