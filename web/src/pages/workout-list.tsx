import type { Workout } from '@kinetra/workouts/workout'
import { useEffect, useState } from 'react'
import { listWorkouts } from '../api/workouts.ts'
import { monthOf } from '../format/format.ts'
import { Empty, Failure } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { WorkoutRow } from './workout-row.tsx'

type Page = Awaited<ReturnType<typeof listWorkouts>>
type Query = Parameters<typeof listWorkouts>[0]

/** The workouts month by month, more of them on demand. */
export function WorkoutList(props: { first: Page; query: Query; words: string; clear: () => void }) {
  const [more, setMore] = useState<readonly Workout[]>([])
  const [cursor, setCursor] = useState(props.first.nextCursor)
  const [state, setState] = useState<'rest' | 'loading' | Error>('rest')
  const loadMore = async () => {
    if (!cursor) return
    setState('loading')
    try {
      const page = await listWorkouts({ ...props.query, cursor })
      setMore((before) => [...before, ...page.workouts])
      setCursor(page.nextCursor)
      setState('rest')
    } catch (cause) {
      setState(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  const wanted = props.words.trim().toLowerCase()
  const isSearching = wanted !== '' && cursor !== null && state === 'rest'
  // A name is looked for among all workouts, not among those that happen to be on the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that has come asks for the next one
  useEffect(() => {
    if (isSearching) void loadMore()
  }, [isSearching, cursor])
  const workouts = [...props.first.workouts, ...more].filter((workout) =>
    workout.name.toLowerCase().includes(wanted),
  )
  const isFiltered = wanted !== '' || props.query.type !== undefined || props.query.from !== undefined
  if (workouts.length === 0 && !cursor) {
    return isFiltered ? (
      <Empty title={t('noMatch')}>
        <button type="button" className="button" onClick={props.clear}>
          {t('showAllWorkouts')}
        </button>
      </Empty>
    ) : (
      <Empty title={t('noWorkouts')}>{t('noWorkoutsTodo')}</Empty>
    )
  }
  return (
    <>
      {[...Map.groupBy(workouts, ({ startedAt }) => monthOf(startedAt))].map(([month, ofMonth]) => (
        <section key={month} className="month">
          <h2>{month}</h2>
          <ul>
            {ofMonth.map((workout) => (
              <WorkoutRow key={workout.id} workout={workout} />
            ))}
          </ul>
        </section>
      ))}
      {state instanceof Error && <Failure error={state} retry={() => void loadMore()} />}
      {cursor && !(state instanceof Error) && (
        <p className="more">
          <button
            type="button"
            className="button"
            disabled={state === 'loading'}
            onClick={() => void loadMore()}
          >
            {t(state === 'loading' ? (wanted ? 'searchingOlder' : 'loading') : 'showOlder')}
          </button>
        </p>
      )}
    </>
  )
}
