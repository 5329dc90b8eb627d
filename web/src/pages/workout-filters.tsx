import { WORKOUT_TYPES, type WorkoutType } from '@kinetra/workouts/workout'
import { type PlainId, t } from '../words/words.ts'
import { KindSelect } from './kind-select.tsx'
import type { AddressSearch } from './use-address-search.ts'

const PERIODS: Readonly<Record<string, { name: PlainId; days: number }>> = {
  week: { name: 'lastWeek', days: 7 },
  month: { name: 'lastMonth', days: 30 },
  year: { name: 'lastYear', days: 365 },
}

/** Days that a period of the address reaches back; undefined for any time. */
export const daysOf = (period: string | null): number | undefined => PERIODS[period ?? '']?.days

export const typeOf = (value: string | null): WorkoutType | undefined =>
  WORKOUT_TYPES.find((type) => type === value)

/** Search and filters of the list of workouts. */
export function WorkoutFilters({ search, change }: AddressSearch) {
  return (
    <search className="filters">
      <input
        className="field search"
        type="search"
        placeholder={t('searchByName')}
        aria-label={t('searchByName')}
        value={search.get('q') ?? ''}
        onChange={(event) => change({ q: event.target.value })}
      />
      <KindSelect all="" value={typeOf(search.get('type')) ?? ''} onChoose={(type) => change({ type })} />
      <select
        className="field"
        aria-label={t('period')}
        value={search.get('period') ?? ''}
        onChange={(event) => change({ period: event.target.value })}
      >
        <option value="">{t('anyTime')}</option>
        {Object.entries(PERIODS).map(([key, { name }]) => (
          <option key={key} value={key}>
            {t(name)}
          </option>
        ))}
      </select>
    </search>
  )
}
