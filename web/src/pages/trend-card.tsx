import type { WorkoutType } from '@kinetra/workouts/workout'
import { Suspense, useCallback, useRef } from 'react'
import { useLocation } from 'wouter'
import { dayOf } from '../format/format.ts'
import { lazyPart } from '../shell/lazy-part.ts'
import { Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { GoalForm } from './goal-form.tsx'
import type { TrendLine, TrendLinePoint } from './trend-lines.ts'

const TrendPlot = lazyPart(async () => (await import('../charts/trend-plot.tsx')).TrendPlot)

/** A line with its newest value in large, and its goal; a point leads to its workout. A goal is of one kind. */
export function TrendCard({ line, kind }: { line: TrendLine; kind: WorkoutType | null }) {
  const [, navigate] = useLocation()
  const caption = useRef<HTMLSpanElement>(null)
  const { change, unit, write } = line
  const tell = useCallback(
    (point: TrendLinePoint | null) => {
      if (!caption.current) return
      caption.current.textContent = point
        ? t('trendPoint', { day: dayOf(point.atMs), value: write(point.value), name: point.name })
        : change
    },
    [change, write],
  )
  const choose = useCallback(
    ({ workoutId }: TrendLinePoint) => workoutId && navigate(`/workouts/${workoutId}`),
    [navigate],
  )
  return (
    <section className="trend-card">
      <h2>{line.name}</h2>
      <p className="latest number">
        {line.latest} {unit && <small>{unit}</small>}
      </p>
      <p className="small quiet number">
        <span ref={caption}>{change}</span>
      </p>
      <div className="chart">
        <Suspense fallback={<Loading words={t('loadingChart')} />}>
          <TrendPlot line={line} onPoint={tell} onChoose={choose} />
        </Suspense>
      </div>
      {kind && line.figure && <GoalForm key={kind} kind={kind} figure={line.figure} line={line} />}
    </section>
  )
}
