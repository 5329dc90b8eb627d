import type { Foot, Workout } from '@kinetra/workouts/workout'
import { useEffect, useMemo, useRef, useState } from 'react'
import { followWorkout, type WorkoutChange } from '../api/live.ts'
import { RequestError } from '../api/request.ts'
import { eachPicture } from '../replay/each-picture.ts'
import { LiveFeed } from '../replay/live-feed.ts'

/** Between two attempts, growing; a server that is overrun is left time. */
const RECONNECT_MS = [2000, 4000, 8000, 16_000, 30_000]
/** Nothing that asking again would change. */
const FINAL = [400, 401, 403, 404, 410]

interface LiveWorkout {
  readonly feed: LiveFeed
  /** As the last change said; null before the first. */
  readonly workout: Workout | null
  readonly feet: readonly Foot[]
  readonly lost: 'no' | 'restoring' | 'gone'
}

interface Follower {
  /** Each change as it comes. */
  readonly onChange?: (change: WorkoutChange, signal: AbortSignal) => void
  readonly onEnd: () => void
}

/** Follows a recording in progress, and goes on where it was when the connection broke. */
export function useLiveWorkout(id: string, follower: Follower): LiveWorkout {
  const feed = useMemo(() => new LiveFeed(), [])
  const [workout, setWorkout] = useState<Workout | null>(null)
  const [feet, setFeet] = useState<readonly Foot[]>([])
  const [lost, setLost] = useState<LiveWorkout['lost']>('no')
  const position = useRef({ since: undefined as string | undefined, failures: 0 })
  const [attempt, setAttempt] = useState(0)
  const told = useRef(follower)
  told.current = follower

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens the stream anew
  useEffect(() => {
    const abort = new AbortController()
    let retry: ReturnType<typeof setTimeout> | undefined
    const again = (error?: unknown) => {
      if (abort.signal.aborted) return
      if (error instanceof RequestError && FINAL.includes(error.status)) return setLost('gone')
      setLost('restoring')
      const { failures } = position.current
      position.current.failures += 1
      const pauseMs = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)]
      retry = setTimeout(() => setAttempt((count) => count + 1), pauseMs)
    }
    const onChange = (change: WorkoutChange, eventId: string | undefined) => {
      position.current = { since: eventId, failures: 0 }
      setLost('no')
      setWorkout(change.workout)
      feed.push(change.frames, performance.now())
      setFeet((before) => (before.length === feed.feet().length ? before : feed.feet()))
      told.current.onChange?.(change, abort.signal)
    }
    followWorkout(id, onChange, abort.signal, position.current.since).then((reason) => {
      if (reason === 'unavailable') again()
      else if (!abort.signal.aborted) told.current.onEnd()
    }, again)
    const stopPlaying = eachPicture((nowMs) => feed.tick(nowMs))
    return () => {
      abort.abort()
      clearTimeout(retry)
      stopPlaying()
    }
  }, [id, feed, attempt])
  return { feed, workout, feet, lost }
}
