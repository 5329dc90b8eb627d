import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Foot, Workout } from '@kinetra/workouts/workout'
import { useEffect, useMemo, useRef, useState } from 'react'
import { followWorkout, type WorkoutChange } from '../api/live.ts'
import { RequestError } from '../api/request.ts'
import { getSummary } from '../api/workouts.ts'
import { HeatMap } from '../foot/heat-map.tsx'
import { Legend } from '../foot/legend.tsx'
import { LiveFeed } from '../replay/live-feed.ts'
import { Empty } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { KeyFigures } from './key-figures.tsx'

const SUMMARY_EVERY_MS = 2000
/** Between two attempts, growing; a server that is overrun is left time. */
const RECONNECT_MS = [2000, 4000, 8000, 16_000, 30_000]
/** Nothing that asking again would change. */
const FINAL = [400, 401, 403, 404, 410]
const ignore = () => undefined

/** A recording in progress: the foot as it treads, and the figures as they grow. */
export function LiveFollow(props: { workout: Workout; onCompleted: () => void }) {
  const { id } = props.workout
  const { onCompleted } = props
  const feed = useMemo(() => new LiveFeed(), [])
  const [workout, setWorkout] = useState(props.workout)
  const [summary, setSummary] = useState<WorkoutSummary | null>(null)
  const [feet, setFeet] = useState<readonly Foot[]>([])
  const [lost, setLost] = useState<'no' | 'restoring' | 'gone'>('no')
  const position = useRef({ since: undefined as string | undefined, failures: 0 })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens the stream anew
  useEffect(() => {
    const abort = new AbortController()
    let askedAt = 0
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
    const onChange = async (change: WorkoutChange, eventId: string | undefined) => {
      position.current = { since: eventId, failures: 0 }
      setLost('no')
      setWorkout(change.workout)
      feed.push(change.frames)
      setFeet((before) => (before.length === feed.feet().length ? before : feed.feet()))
      if (performance.now() - askedAt < SUMMARY_EVERY_MS && askedAt > 0) return
      askedAt = performance.now()
      const next = await getSummary(id, abort.signal).catch(() => undefined)
      if (next && !abort.signal.aborted) setSummary(next)
    }
    const follow = (change: WorkoutChange, eventId: string | undefined) => void onChange(change, eventId)
    followWorkout(id, follow, abort.signal, position.current.since).then((reason) => {
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
      {lost !== 'no' && (
        <p className="remarks" role="alert">
          {t(lost === 'gone' ? 'liveGone' : 'liveRestoring')}
        </p>
      )}
      {shown.length === 0 ? (
        <Empty title={t('liveWaiting')}>{t('liveWaitingWhy')}</Empty>
      ) : (
        <div className="workout-grid">
          <section className="plate" aria-label={t('pressureNow')} data-testid="live-plate">
            <div className="plate-stage">
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
            </div>
          </section>
          {summary && <KeyFigures workout={workout} summary={summary} />}
        </div>
      )}
    </>
  )
}
