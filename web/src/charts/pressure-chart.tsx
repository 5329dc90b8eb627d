import { useStore } from '@kinetra/coach-ui/store'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { OverviewBin, WorkoutSummary } from '@kinetra/workouts/summary'
import { lazy, Suspense, useCallback, useMemo, useRef } from 'react'
import { useRequest } from '../api/use-request.ts'
import { getOverview } from '../api/workouts.ts'
import { clock, oneDecimal } from '../format/format.ts'
import { pageStore } from '../page-context/page-store.ts'
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

/** Mean pressure of the chosen region, or the whole foot, over time, with the events. */
export function PressureChart({ workoutId, summary, events, replay }: PressureChartProps) {
  const region = useStore(pageStore, (page) => page.region)
  const foot = useStore(pageStore, (page) => page.foot) ?? summary.feet[0]?.foot ?? 'left'
  const request = useRequest(`${workoutId} ${region} ${foot} ${summary.frameCount}`, (signal) =>
    getOverview(workoutId, { bins: binsFor(summary.durationInS), foot, region: region ?? undefined }, signal),
  )
  const shown = useMemo(
    () => events.filter((event) => event.foot === foot && (region === null || event.region === region)),
    [events, foot, region],
  )
  const high = shown.filter(({ type }) => type === 'region_force_high').length
  const pointed = useRef<HTMLSpanElement>(null)
  const tell = useCallback((bin: OverviewBin | null) => {
    if (!pointed.current) return
    pointed.current.textContent = bin
      ? `${clock(bin.fromMs / 1000)} · mean ${oneDecimal(bin.mean)}, ${oneDecimal(bin.min)} to ${oneDecimal(bin.max)}`
      : 'Click to move the replay there.'
  }, [])
  const what = `${region ?? 'Whole foot'}, ${foot}`
  return (
    <figure className="time-chart">
      <figcaption className="small quiet">
        <span>
          <strong>{what}</strong> · mean pressure, and its extremes
        </span>
        <span className="key">
          <i data-type="high" /> {high} high force
        </span>
        <span className="key">
          <i data-type="low" /> {shown.length - high} low force
        </span>
        <span className="pointed number" ref={pointed}>
          Click to move the replay there.
        </span>
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
              label={`${what}: mean pressure over time, ${high} high-force and ${shown.length - high} low-force events`}
              onPoint={tell}
            />
          </Suspense>
        )}
      </div>
    </figure>
  )
}
