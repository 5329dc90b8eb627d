import '../styles/workout.css'
import '../styles/chart.css'
import '../styles/trends.css'
import '../words/pages.ts'
import { useStore } from '@kinetra/coach-ui/store'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { getTrends, type TrendPoint } from '../api/trends.ts'
import { REGION_WORDS } from '../foot/region-words.ts'
import { pageStore } from '../page-context/page-store.ts'
import { userSettings } from '../settings/user-settings.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { Empty, Failure, Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { KindSelect } from './kind-select.tsx'
import { TrendCard } from './trend-card.tsx'
import { mostFrequentType, trendLines } from './trend-lines.ts'
import { TrendTable } from './trend-table.tsx'
import { useAddressSearch } from './use-address-search.ts'

const VIEWS = [
  ['workout', 'eachWorkout'],
  ['week', 'byWeek'],
] as const

const NONE: readonly TrendPoint[] = []

/** How the workouts develop over the weeks, for the whole foot or one region. */
export function TrendsPage() {
  usePageTitle(t('trends'))
  const numbers = useStore(userSettings, (settings) => settings.numbers)
  const goals = useStore(userSettings, (settings) => settings.goals)
  const { search, change } = useAddressSearch()
  const region = REGION_NAMES.find((name) => name === search.get('region')) ?? null
  const by = search.get('by') === 'week' ? 'week' : 'workout'
  const request = useQuery({ queryKey: ['trends'], queryFn: ({ signal }) => getTrends(signal) })
  const all = request.data ?? NONE
  // A walk and a run differ in everything: unless asked, one kind is shown, the one there is most of.
  const type = search.get('type') ?? mostFrequentType(all)
  const kind = WORKOUT_TYPES.find((name) => name === type) ?? null
  const points = type === 'all' ? all : all.filter((point) => point.type === type)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers are written as the settings say
  const lines = useMemo(
    () => trendLines(points, region, by, kind ? goals[kind] : {}),
    [request.data, type, region, by, numbers, goals, points.length],
  )
  useEffect(() => pageStore.set({ workoutId: null, region: null, group: [], timeMs: null }), [])
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('trends')}</h1>
          <p className="quiet">{t('trendsSubtitle')}</p>
        </div>
      </div>
      <search className="filters">
        <KindSelect all="all" value={type} onChoose={(chosen) => change({ type: chosen })} />
        <select
          className="field"
          aria-label={t('region')}
          value={region ?? ''}
          onChange={(event) => change({ region: event.target.value })}
        >
          <option value="">{t('wholeFoot')}</option>
          {REGION_NAMES.map((name) => (
            <option key={name} value={name}>
              {name} ({t(REGION_WORDS[name])})
            </option>
          ))}
        </select>
        <fieldset className="segments">
          <legend className="visually-hidden">{t('onePointFor')}</legend>
          {VIEWS.map(([key, name]) => (
            <button
              key={key}
              type="button"
              aria-pressed={by === key}
              onClick={() => change({ by: key === 'workout' ? '' : key })}
            >
              {t(name)}
            </button>
          ))}
        </fieldset>
      </search>
      {request.isPending && <Loading words={t('loadingTrends')} />}
      {request.isLoadingError && <Failure error={request.error} retry={() => void request.refetch()} />}
      {request.data && points.length < 2 && (
        <Empty title={t('twoWorkoutsNeeded')}>{t('twoWorkoutsTodo')}</Empty>
      )}
      {request.data && points.length >= 2 && lines.length === 0 && (
        <Empty title={t('twoWeeksNeeded')}>{t('twoWeeksWhy')}</Empty>
      )}
      {request.data && points.length >= 2 && (
        <>
          <div className="trend-cards">
            {lines.map((line) => (
              <TrendCard key={line.name} line={line} kind={kind} />
            ))}
          </div>
          <section className="section">
            <h2>{t('allNumbers')}</h2>
            <TrendTable points={points} region={region} />
          </section>
        </>
      )}
    </>
  )
}
