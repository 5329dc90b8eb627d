import { useStore } from '@kinetra/coach-ui/store'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { OverviewBin, WorkoutSummary } from '@kinetra/workouts/summary'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useMemo, useRef } from 'react'
import { getOverview } from '../api/workouts.ts'
import { placeOfFoot } from '../foot/place-of-foot.ts'
import { clock, oneDecimal } from '../format/format.ts'
import { pageStore } from '../page-context/page-store.ts'
import type { Replay } from '../replay/replay.ts'
import { lazyPart } from '../shell/lazy-part.ts'
import { Failure, Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'

const TimePlot = lazyPart(async () => (await import('./time-plot.tsx')).TimePlot)
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
  const request = useQuery({
    queryKey: ['overview', workoutId, region, foot, summary.frameCount],
    queryFn: ({ signal }) =>
      getOverview(
        workoutId,
        { bins: binsFor(summary.durationInS), foot, region: region ?? undefined },
        signal,
      ),
  })
  const shown = useMemo(
    () => events.filter((event) => event.foot === foot && (region === null || event.region === region)),
    [events, foot, region],
  )
  const high = shown.filter(({ type }) => type === 'region_force_high').length
  const pointed = useRef<HTMLSpanElement>(null)
  const tell = useCallback((bin: OverviewBin | null) => {
    if (!pointed.current) return
    if (!bin) {
      pointed.current.textContent = t('chartClick')
      return
    }
    const [mean, min, max] = [bin.mean, bin.min, bin.max].map(oneDecimal) as [string, string, string]
    pointed.current.textContent = t('chartPoint', { time: clock(bin.fromMs / 1000), mean, min, max })
  }, [])
  const what = placeOfFoot(region ?? t('wholeFoot'), foot)
  const [highWords, lowWords] = [
    t('chartHigh', { count: high }),
    t('chartLow', { count: shown.length - high }),
  ]
  return (
    <figure className="time-chart">
      <figcaption className="small quiet">
        <span>
          <strong>{what}</strong> · {t('chartCaption')}
        </span>
        <span className="key">
          <i data-type="high" /> {highWords}
        </span>
        <span className="key">
          <i data-type="low" /> {lowWords}
        </span>
        <span className="pointed number" ref={pointed}>
          {t('chartClick')}
        </span>
      </figcaption>
      <div className="chart">
        {request.isPending && <Loading words={t('loadingChart')} />}
        {request.isLoadingError && <Failure error={request.error} retry={() => void request.refetch()} />}
        {request.data && (
          <Suspense fallback={<Loading words={t('loadingChart')} />}>
            <TimePlot
              bins={request.data}
              events={shown}
              startedAtMs={summary.startedAtMs}
              replay={replay}
              label={t('chartWords', { what, high: highWords, low: lowWords })}
              onPoint={tell}
            />
          </Suspense>
        )}
      </div>
    </figure>
  )
}
