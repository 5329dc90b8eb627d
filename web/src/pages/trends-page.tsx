import '../styles/workout.css'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { lazy, Suspense, useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { getTrends } from '../api/trends.ts'
import { useRequest } from '../api/use-request.ts'
import { REGION_WORDS } from '../foot/region-words.ts'
import { capitalised } from '../format/format.ts'
import { pageStore } from '../page-context/page-store.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { Empty, Failure, Loading } from '../shell/states.tsx'
import { mostFrequentType, trendLines } from './trend-lines.ts'
import { TrendTable } from './trend-table.tsx'

const TrendPlot = lazy(async () => ({ default: (await import('../charts/trend-plot.tsx')).TrendPlot }))

/** How the workouts develop over the weeks, for the whole foot or one region. */
export function TrendsPage() {
  usePageTitle('Trends')
  const [search, setSearch] = useSearchParams()
  const region = REGION_NAMES.find((name) => name === search.get('region')) ?? null
  const request = useRequest('trends', getTrends)
  const all = request.state === 'ready' ? request.data : []
  // A walk and a run differ in everything: unless asked, one kind is shown, the one there is most of.
  const type = search.get('type') ?? mostFrequentType(all)
  const points = type === 'all' ? all : all.filter((point) => point.type === type)
  useEffect(() => pageStore.set({ workoutId: null, region: null, group: [], timeMs: null }), [])
  const change = (key: string, value: string) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current)
        if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Trends</h1>
          <p className="quiet">One point a workout, oldest at the left.</p>
        </div>
      </div>
      <div className="filters">
        <select
          className="field"
          aria-label="Kind of workout"
          value={type}
          onChange={(event) => change('type', event.target.value)}
        >
          <option value="all">All kinds</option>
          {WORKOUT_TYPES.map((name) => (
            <option key={name} value={name}>
              {capitalised(name)}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label="Region"
          value={region ?? ''}
          onChange={(event) => change('region', event.target.value)}
        >
          <option value="">Whole foot</option>
          {REGION_NAMES.map((name) => (
            <option key={name} value={name}>
              {name} ({REGION_WORDS[name]})
            </option>
          ))}
        </select>
      </div>
      {request.state === 'loading' && <Loading what="the trends" />}
      {request.state === 'failed' && <Failure error={request.error} retry={request.retry} />}
      {request.state === 'ready' && points.length < 2 && (
        <Empty title="A trend needs two workouts.">Record another, or choose another kind.</Empty>
      )}
      {request.state === 'ready' && points.length >= 2 && (
        <>
          <div className="two-columns">
            {trendLines(points, region).map((line) => (
              <section key={line.name}>
                <h2>{line.name}</h2>
                <p className="quiet small">{line.words}</p>
                <div className="chart small-chart">
                  <Suspense fallback={<Loading what="the chart" />}>
                    <TrendPlot line={line} />
                  </Suspense>
                </div>
              </section>
            ))}
          </div>
          <section className="section">
            <h2>The numbers</h2>
            <TrendTable points={points} region={region} />
          </section>
        </>
      )}
    </>
  )
}
