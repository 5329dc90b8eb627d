import { WORKOUT_TYPES, type Workout, type WorkoutType } from '@kinetra/workouts/workout'
import { useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useRequest } from '../api/use-request.ts'
import { listWorkouts } from '../api/workouts.ts'
import { capitalised } from '../format/format.ts'
import { pageStore } from '../page-context/page-store.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { Empty, Failure, Loading } from '../shell/states.tsx'
import { WorkoutRow } from './workout-row.tsx'

const PERIODS: Readonly<Record<string, { name: string; days: number }>> = {
  week: { name: 'Last 7 days', days: 7 },
  month: { name: 'Last 30 days', days: 30 },
  year: { name: 'Last year', days: 365 },
}
const DAY_MS = 86_400_000

function isType(value: string | null): value is WorkoutType {
  return WORKOUT_TYPES.some((type) => type === value)
}

/** All workouts, newest first; the filters are part of the address, so that back and links keep them. */
export function WorkoutsPage() {
  usePageTitle('Workouts')
  const [location] = useLocation()
  const [search, setSearch] = useSearchParams()
  const type = search.get('type')
  const period = PERIODS[search.get('period') ?? '']
  const words = search.get('q') ?? ''
  useEffect(() => {
    if (location === '/') pageStore.set({ workoutId: null, region: null, group: [], timeMs: null })
  }, [location])
  const from = useMemo(
    () => (period ? new Date(Date.now() - period.days * DAY_MS).toISOString() : undefined),
    [period],
  )
  const query = { type: isType(type) ? type : undefined, from }
  const first = useRequest(JSON.stringify(query), (signal) => listWorkouts(query, signal))
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
          <h1>Workouts</h1>
          <p className="quiet">Every step leaves a print. Open a workout, or ask the coach about one.</p>
        </div>
      </div>
      <div className="filters">
        <input
          className="field search"
          type="search"
          placeholder="Search by name"
          aria-label="Search by name"
          value={words}
          onChange={(event) => change('q', event.target.value)}
        />
        <select
          className="field"
          aria-label="Kind of workout"
          value={type ?? ''}
          onChange={(event) => change('type', event.target.value)}
        >
          <option value="">All kinds</option>
          {WORKOUT_TYPES.map((name) => (
            <option key={name} value={name}>
              {capitalised(name)}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label="Period"
          value={search.get('period') ?? ''}
          onChange={(event) => change('period', event.target.value)}
        >
          <option value="">Any time</option>
          {Object.entries(PERIODS).map(([key, { name }]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {first.state === 'loading' && <Loading what="the workouts" />}
      {first.state === 'failed' && <Failure error={first.error} retry={first.retry} />}
      {first.state === 'ready' && (
        <WorkoutList key={JSON.stringify(query)} first={first.data} query={query} words={words} />
      )}
    </>
  )
}

type Page = Awaited<ReturnType<typeof listWorkouts>>

function WorkoutList(props: { first: Page; query: Parameters<typeof listWorkouts>[0]; words: string }) {
  const [more, setMore] = useState<readonly Workout[]>([])
  const [cursor, setCursor] = useState(props.first.nextCursor)
  const [error, setError] = useState<Error | null>(null)
  const loadMore = async () => {
    if (!cursor) return
    try {
      const page = await listWorkouts({ ...props.query, cursor })
      setMore((before) => [...before, ...page.workouts])
      setCursor(page.nextCursor)
      setError(null)
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  const wanted = props.words.trim().toLowerCase()
  const workouts = [...props.first.workouts, ...more].filter((workout) =>
    workout.name.toLowerCase().includes(wanted),
  )
  if (workouts.length === 0 && !cursor) {
    return <Empty title="No workout fits.">Widen the search, or record a new one.</Empty>
  }
  return (
    <>
      <ul className="workout-list">
        {workouts.map((workout) => (
          <WorkoutRow key={workout.id} workout={workout} />
        ))}
      </ul>
      {error && <Failure error={error} retry={() => void loadMore()} />}
      {cursor && !error && (
        <p className="state">
          <button type="button" className="button" onClick={() => void loadMore()}>
            Show older workouts
          </button>
        </p>
      )}
    </>
  )
}
