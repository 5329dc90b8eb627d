import { setTimeout as sleep } from 'node:timers/promises'
import { numbersBeside } from '@kinetra/store/append/sequence-ranges'
import { NotFoundError } from '@kinetra/store/errors'
import { changesOf, LiveWorkouts } from '@kinetra/store/live/live-workouts'
import { thresholdsOf } from '@kinetra/workouts/own-thresholds'
import { compareStored } from '@kinetra/workouts/usual/compare-stored'
import type { Workout } from '@kinetra/workouts/workout'
import { log } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { LiveRun } from './live-run.ts'
import { Lookout } from './lookout.ts'
import { usualIn, usualSoFar } from './usual.ts'

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
  ended(workout: Workout): void
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
  const { lookout, since } = await lookoutFor(call, id)
  call.cues.lookout = lookout
  const left = new AbortController()
  const timer = setInterval(() => {
    if (call.workoutId !== id) return left.abort()
    lookout.run.wait(performance.now())
    events.looked(lookout)
  }, LOOK_EVERY_MS)
  const until = AbortSignal.any([signal, left.signal])
  let last: Workout | undefined
  let isUsualKnown = false
  try {
    const following = { store, live: new LiveWorkouts(store), everyMs: ASK_STORE_EVERY_MS, since }
    for await (const { change } of changesOf(following, viewerId, id, until)) {
      last = change.workout
      if (!isUsualKnown && last.frameCount > 0) {
        isUsualKnown = true
        await learnUsual(call, lookout)
      }
      lookout.saw(lookout.run.add(change.frames, performance.now()))
      events.looked(lookout)
    }
  } finally {
    clearInterval(timer)
  }
  if (until.aborted) return false
  if (last) events.ended(last)
  return true
}

async function lookoutFor({ store, viewerId, settings }: FollowingCall, id: string) {
  const { workout, received } = await store.workouts.arrivals(viewerId, id)
  const summary = await store.workouts.summary(viewerId, id)
  const { type } = workout
  const startedAtMs = summary?.startedAtMs ?? null
  const thresholds = thresholdsOf(type, settings.thresholds[type])
  const run = new LiveRun({ workout, thresholds, startedAtMs })
  const lookout = new Lookout(run, settings.goals[type] ?? {})
  if (summary && summary.durationInS >= USUAL_AFTER_S) lookout.learn(usualSoFar({ workout, summary }))
  else {
    // Its first minutes are wanted whole; what happened in them is not news.
    const batches = await store.workouts.batches(viewerId, id, [...numbersBeside(received, [])])
    run.add(
      batches.flat().sort((one, other) => one.timestamp - other.timestamp),
      performance.now(),
    )
  }
  return { lookout, since: received }
}

/** What is usual is looked up once the first frames have been stored. */
async function learnUsual({ store, viewerId }: FollowingCall, lookout: Lookout): Promise<void> {
  const comparison = await compareStored(store.workouts, viewerId, lookout.run.workout.id)
  if (comparison) lookout.learn(usualIn(comparison))
}
