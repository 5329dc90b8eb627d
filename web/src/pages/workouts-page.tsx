import { useStore } from '@kinetra/coach-ui/store'
import { useEffect, useMemo } from 'react'
import { useLocation } from 'wouter'
import { changed, KEYS } from '../api/query-client.ts'
import { ChooseRecordings, Imports } from '../import/imports.tsx'
import { pageStore } from '../page-context/page-store.ts'
import { userSettings } from '../settings/user-settings.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { t } from '../words/words.ts'
import { useAddressSearch } from './use-address-search.ts'
import { daysOf, typeOf, WorkoutFilters } from './workout-filters.tsx'
import { WorkoutList } from './workout-list.tsx'

const DAY_MS = 86_400_000

const listChanged = () => void changed(KEYS.workouts)

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
  const query = { type: typeOf(search.get('type')), name: search.get('q')?.trim() || undefined, from }
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('workouts')}</h1>
          <p className="quiet">{t('workoutsSubtitle')}</p>
        </div>
        <ChooseRecordings />
      </div>
      <Imports onImported={listChanged} />
      <WorkoutFilters {...address} />
      <WorkoutList query={query} clear={() => change({ q: '', type: '', period: '' })} />
    </>
  )
}
