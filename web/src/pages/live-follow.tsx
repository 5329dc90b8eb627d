import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Foot, Workout } from '@kinetra/workouts/workout'
import { useEffect, useMemo, useState } from 'react'
import { followWorkout } from '../api/live.ts'
import { getSummary } from '../api/workouts.ts'
import { HeatMap } from '../foot/heat-map.tsx'
import { Legend } from '../foot/legend.tsx'
import { LiveFeed } from '../replay/live-feed.ts'
import { Empty } from '../shell/states.tsx'
import { KeyFigures } from './key-figures.tsx'

const SUMMARY_EVERY_MS = 2000
const RECONNECT_MS = 2000
const ignore = () => undefined

/** A recording in progress: the foot as it treads, and the figures as they grow. */
export function LiveFollow(props: { workout: Workout; onCompleted: () => void }) {
  const { id } = props.workout
  const { onCompleted } = props
  const feed = useMemo(() => new LiveFeed(), [])
  const [workout, setWorkout] = useState(props.workout)
  const [summary, setSummary] = useState<WorkoutSummary | null>(null)
  const [feet, setFeet] = useState<readonly Foot[]>([])
  const [lost, setLost] = useState(false)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens the stream anew
  useEffect(() => {
    const abort = new AbortController()
    let askedAt = 0
    let retry: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      if (abort.signal.aborted) return
      setLost(true)
      retry = setTimeout(() => setAttempt((count) => count + 1), RECONNECT_MS)
    }
    const onChange = async (change: Parameters<Parameters<typeof followWorkout>[1]>[0]) => {
      setLost(false)
      setWorkout(change.workout)
      feed.push(change.frames)
      setFeet((before) => (before.length === feed.feet().length ? before : feed.feet()))
      if (performance.now() - askedAt < SUMMARY_EVERY_MS && askedAt > 0) return
      askedAt = performance.now()
      const next = await getSummary(id, abort.signal).catch(() => undefined)
      if (next && !abort.signal.aborted) setSummary(next)
    }
    followWorkout(id, (change) => void onChange(change), abort.signal).then((reason) => {
      if (reason === 'unavailable') again()
      else if (!abort.signal.aborted) onCompleted()
    }, again)
    let frame = requestAnimationFrame(function step(now) {
      feed.tick(now)
      frame = requestAnimationFrame(step)
    })
    return () => {
      abort.abort()
      clearTimeout(retry)
      cancelAnimationFrame(frame)
    }
  }, [id, feed, attempt, onCompleted])

  const shown = feet.length > 0 ? feet : (summary?.feet.map((foot) => foot.foot) ?? [])
  return (
    <>
      {lost && (
        <p className="remarks" role="alert">
          The connection to the recording was lost; it is being restored. What is recorded is not affected.
        </p>
      )}
      {shown.length === 0 ? (
        <Empty title="Waiting for the first step.">
          As soon as the insole sends its first frame, its pressure appears here.
        </Empty>
      ) : (
        <div className="workout-grid">
          <section className="plate" aria-label="Pressure now" data-testid="live-plate">
            <div className="feet" data-count={shown.length}>
              {shown.map((foot) => (
                <HeatMap
                  key={foot}
                  foot={foot}
                  replay={feed}
                  buffer={feed}
                  showNumbers
                  showPath
                  meanPath={[]}
                  onReadings={ignore}
                />
              ))}
            </div>
            <Legend />
          </section>
          {summary && <KeyFigures workout={workout} summary={summary} />}
        </div>
      )}
    </>
  )
}
