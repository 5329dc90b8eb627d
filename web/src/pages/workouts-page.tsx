import { useStore } from '@kinetra/coach-ui/store'
import { useEffect, useMemo } from 'react'
import { useLocation } from 'wouter'
import { useRequest } from '../api/use-request.ts'
import { listWorkouts } from '../api/workouts.ts'
import { ChooseRecordings, Imports } from '../import/imports.tsx'
import { pageStore } from '../page-context/page-store.ts'
import { userSettings } from '../settings/user-settings.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { Failure, Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { useAddressSearch } from './use-address-search.ts'
import { daysOf, typeOf, WorkoutFilters } from './workout-filters.tsx'
import { WorkoutList } from './workout-list.tsx'

const DAY_MS = 86_400_000

/** All workouts, newest first; the filters are part of the address. */
export function WorkoutsPage() {
  usePageTitle(t('workouts'))
  useStore(userSettings, ({ numbers }) => numbers)
  const [location] = useLocation()
  const address = useAddressSearch()
  const { search, change } = address
  const days = daysOf(search.get('period'))
  useEffect(() => {
    if (location === '/') pageStore.set({ workoutId: null, region: null, group: [], timeMs: null })
  }, [location])
  const from = useMemo(() => (days ? new Date(Date.now() - days * DAY_MS).toISOString() : undefined), [days])
  const query = { type: typeOf(search.get('type')), from }
  const first = useRequest(JSON.stringify(query), (signal) => listWorkouts(query, signal))
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('workouts')}</h1>
          <p className="quiet">{t('workoutsSubtitle')}</p>
        </div>
        <ChooseRecordings />
      </div>
      <Imports onImported={first.retry} />
      <WorkoutFilters {...address} />
      {first.state === 'loading' && <Loading words={t('loadingWorkouts')} />}
      {first.state === 'failed' && <Failure error={first.error} retry={first.retry} />}
      {first.state === 'ready' && (
        <WorkoutList
          key={JSON.stringify(query)}
          first={first.data}
          query={query}
          words={search.get('q') ?? ''}
          clear={() => change({ q: '', type: '', period: '' })}
        />
      )}
    </>
  )
}
