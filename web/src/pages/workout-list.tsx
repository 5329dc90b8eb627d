import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { KEYS } from '../api/query-client.ts'
import { listWorkouts, type WorkoutQuery } from '../api/workouts.ts'
import { monthOf } from '../format/format.ts'
import { Empty, Failure, Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { WorkoutRow } from './workout-row.tsx'

interface WorkoutListProps {
  readonly query: WorkoutQuery
  readonly clear: () => void
}

/** The workouts month by month, more of them on demand; those before stay in sight until the next answer is there. */
export function WorkoutList({ query, clear }: WorkoutListProps) {
  const list = useInfiniteQuery({
    queryKey: [...KEYS.workouts, query],
    queryFn: ({ pageParam, signal }) => listWorkouts({ ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  if (list.isPending) return <Loading words={t('loadingWorkouts')} />
  if (!list.data) return <Failure error={list.error} retry={() => void list.refetch()} />
  const workouts = list.data.pages.flatMap((page) => page.workouts)
  const isFiltered = Object.values(query).some((value) => value !== undefined)
  if (workouts.length === 0) {
    return isFiltered ? (
      <Empty title={t('noMatch')}>
        <button type="button" className="button" onClick={clear}>
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
      {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <p className="more">
          <button
            type="button"
            className="button"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t(list.isFetchingNextPage ? 'loading' : 'showOlder')}
          </button>
        </p>
      )}
    </>
  )
}
