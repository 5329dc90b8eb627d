import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import { lazy, Suspense } from 'react'
import { useRequest } from '../api/use-request.ts'
import { getOverview } from '../api/workouts.ts'
import { counted } from '../format/format.ts'
import { pageStore } from '../page-context/page-store.ts'
import { useStore } from '../page-context/store.ts'
import type { Replay } from '../replay/replay.ts'
import { Failure, Loading } from '../shell/states.tsx'

const TimePlot = lazy(async () => ({ default: (await import('./time-plot.tsx')).TimePlot }))
/** Wide enough for whole strides, so that the line shows the run and not the steps. */
const BIN_IN_S = 2
const binsFor = (durationInS: number) => Math.round(Math.min(600, Math.max(150, durationInS / BIN_IN_S)))

interface PressureChartProps {
  readonly workoutId: string
  readonly summary: WorkoutSummary
  readonly events: readonly WorkoutEvent[]
  readonly replay: Replay
}

/** Mean pressure of the chosen region, or the whole foot, over time, with the events as bands. */
export function PressureChart({ workoutId, summary, events, replay }: PressureChartProps) {
  const region = useStore(pageStore, (page) => page.region)
  const foot = useStore(pageStore, (page) => page.foot) ?? summary.feet[0]?.foot ?? 'left'
  const request = useRequest(`${workoutId} ${region} ${foot} ${summary.frameCount}`, (signal) =>
    getOverview(workoutId, { bins: binsFor(summary.durationInS), foot, region: region ?? undefined }, signal),
  )
  const shown = events.filter((event) => event.foot === foot && (region === null || event.region === region))
  const what = `${region ?? 'Whole foot'}, ${foot}`
  return (
    <figure>
      <figcaption className="quiet small">
        {what} · mean pressure with its extremes · {counted(shown.length, 'event')} as bands. Click to move
        the replay there.
      </figcaption>
      <div className="chart">
        {request.state === 'loading' && <Loading what="the chart" />}
        {request.state === 'failed' && <Failure error={request.error} retry={request.retry} />}
        {request.state === 'ready' && (
          <Suspense fallback={<Loading what="the chart" />}>
            <TimePlot
              bins={request.data}
              events={shown}
              startedAtMs={summary.startedAtMs}
              replay={replay}
              label={`${what}: mean pressure over time`}
            />
          </Suspense>
        )}
      </div>
    </figure>
  )
}
