import { setTimeout as sleep } from 'node:timers/promises'
import { NotFoundError } from '@kinetra/store/errors'
import { changesOf, LiveWorkouts } from '@kinetra/store/live/live-workouts'
import { thresholdsOf } from '@kinetra/workouts/own-thresholds'
import type { Workout } from '@kinetra/workouts/workout'
import { log } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { LiveRun } from './live-run.ts'
import { Lookout } from './lookout.ts'
import { usualOf, usualSoFar } from './usual.ts'

/** Where the store does not tell of what others write, it is asked so often: a cue is to be timely. */
const ASK_STORE_EVERY_MS = 300
/** So often is looked whether the call is about another workout, and for what follows from no frames coming. */
const LOOK_EVERY_MS = 500
/** What a workout that has gone on for so long shows so far is usual for it. */
const USUAL_AFTER_S = 120

/** What of a call following needs. */
type FollowingCall = Pick<CallState, 'store' | 'viewerId' | 'settings' | 'workoutId' | 'cues'>

export interface FollowingEvents {
  /** Frames came, or time passed. */
  looked(lookout: Lookout): void
  /** The recording that was followed is over. */
  ended(workout: Workout, lookout: Lookout): void
}

/**
 * Follows the call's workout while it is recorded, and the one the user goes on to, until `signal` aborts. Never
 * rejects: a store that is away is asked again.
 */
export async function followWorkouts(
  call: FollowingCall,
  events: FollowingEvents,
  signal: AbortSignal,
): Promise<void> {
  let seen: string | null = null
  while (!signal.aborted) {
    const id = call.workoutId
    if (id && id !== seen) {
      const isDone = await followWhileMeant(call, id, events, signal).catch((error: unknown) => {
        if (error instanceof NotFoundError) return true
        log().warn({ error }, 'a recording could not be followed')
        return false
      })
      call.cues.lookout = null
      if (isDone) seen = id
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** Resolves with whether there is nothing more to follow in this workout. */
async function followWhileMeant(
  call: FollowingCall,
  id: string,
  events: FollowingEvents,
  signal: AbortSignal,
): Promise<boolean> {
  const { store, viewerId } = call
  if ((await store.workouts.get(viewerId, id)).status === 'completed') return true
  const lookout = await lookoutFor(call, id)
  call.cues.lookout = lookout
  const left = new AbortController()
  const timer = setInterval(() => {
    if (call.workoutId !== id) return left.abort()
    lookout.run.wait(performance.now())
    events.looked(lookout)
  }, LOOK_EVERY_MS)
  const until = AbortSignal.any([signal, left.signal])
  let last: Workout | undefined
  try {
    const following = { store, live: new LiveWorkouts(store), everyMs: ASK_STORE_EVERY_MS }
    for await (const { change } of changesOf(following, viewerId, id, until)) {
      last = change.workout
      lookout.saw(lookout.run.add(change.frames, performance.now()))
      events.looked(lookout)
    }
  } finally {
    clearInterval(timer)
  }
  if (until.aborted) return false
  if (last) events.ended(last, lookout)
  return true
}

async function lookoutFor({ store, viewerId, settings }: FollowingCall, id: string): Promise<Lookout> {
  const workout = await store.workouts.get(viewerId, id)
  const [summary, usual] = await Promise.all([
    store.workouts.summary(viewerId, id),
    usualOf(store, viewerId, workout.type),
  ])
  const isLong = (summary?.durationInS ?? 0) >= USUAL_AFTER_S
  const run = new LiveRun({
    workoutId: id,
    type: workout.type,
    thresholds: thresholdsOf(workout.type, settings.thresholds[workout.type]),
    soFar: { startedAtMs: summary?.startedAtMs ?? null, steps: summary?.gait?.steps ?? 0 },
  })
  return new Lookout(run, { ...(summary && isLong && usualSoFar(summary)), ...usual })
}
