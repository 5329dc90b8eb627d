import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { WorkoutChange } from '../api/live.ts'
import { getSummary } from '../api/workouts.ts'
import { HeatMap } from '../foot/heat-map.tsx'
import { Legend } from '../foot/legend.tsx'
import { useLiveWorkout } from '../live/use-live-workout.ts'
import { Empty } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { KeyFigures } from './key-figures.tsx'

const SUMMARY_EVERY_MS = 2000
const ignore = () => undefined

/** A recording in progress: the foot as it treads, and the figures as they grow. */
export function LiveFollow(props: { workout: Workout; onCompleted: () => void }) {
  const { id } = props.workout
  const [summary, setSummary] = useState<WorkoutSummary | null>(null)
  const askedAt = useRef(Number.NEGATIVE_INFINITY)
  const onChange = (_: WorkoutChange, signal: AbortSignal) => {
    if (performance.now() - askedAt.current < SUMMARY_EVERY_MS) return
    askedAt.current = performance.now()
    const take = (next: WorkoutSummary | null) => next && !signal.aborted && setSummary(next)
    getSummary(id, signal).then(take, ignore)
  }
  const { feed, feet, lost, ...live } = useLiveWorkout(id, { onChange, onEnd: props.onCompleted })
  const workout = live.workout ?? props.workout

  const shown = feet.length > 0 ? feet : (summary?.feet.map((foot) => foot.foot) ?? [])
  return (
    <>
      <p className="live-link">
        <Link className="button solid" href={`/workouts/${id}/live`}>
          {t('liveOpen')}
        </Link>
      </p>
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
