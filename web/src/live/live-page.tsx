import '../styles/foot.css'
import '../styles/live.css'
import '../words/pages.ts'
import { useStore } from '@kinetra/coach-ui/store'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { getWorkout } from '../api/workouts.ts'
import { HeatMap } from '../foot/heat-map.tsx'
import { pageStore } from '../page-context/page-store.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { Failure, Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { BigFigure } from './big-figure.tsx'
import { FullScreenButton } from './full-screen-button.tsx'
import { liveChoice } from './live-choice.ts'
import { LiveFigures } from './live-figures.ts'
import { LiveState } from './live-state.tsx'
import { useLiveWorkout } from './use-live-workout.ts'
import { useWakeLock } from './use-wake-lock.ts'

const ignore = () => undefined

/** A recording for a glance at arm's length: two large figures, the print, and one line about how it stands. */
export function LivePage({ id }: { id: string }) {
  const request = useQuery({ queryKey: ['live', id], queryFn: ({ signal }) => getWorkout(id, signal) })
  usePageTitle(request.data?.name ?? t('workout'))
  useEffect(() => pageStore.set({ workoutId: id, region: null, group: [], timeMs: null }), [id])
  return (
    <main id="main" className="live-page plate" data-testid="live-page">
      <h1 className="visually-hidden">{request.data?.name ?? t('workout')}</h1>
      <nav className="live-head" aria-label={t('pages')}>
        <Link className="button" href={`/workouts/${id}`}>
          {t('liveClose')}
        </Link>
        <FullScreenButton />
      </nav>
      {request.data ? (
        <Live opened={request.data} />
      ) : request.isPending ? (
        <Loading words={t('loadingWorkout')} />
      ) : (
        <Failure error={request.error} retry={() => void request.refetch()} />
      )}
    </main>
  )
}

function Live({ opened }: { opened: Workout }) {
  const { id, type } = opened
  const figures = useMemo(() => new LiveFigures(type), [type])
  const [now, setNow] = useState<WorkoutSummary | null>(null)
  const [ended, setEnded] = useState(opened.status === 'completed')
  const { feed, feet, lost, ...live } = useLiveWorkout(id, {
    onChange({ frames }) {
      figures.push(frames)
      setNow(figures.summary())
    },
    onEnd: () => setEnded(true),
  })
  const workout = live.workout ?? opened
  const { first, second } = useStore(liveChoice, (choice) => choice)
  useWakeLock()
  return (
    <>
      <BigFigure place="first" figure={first} workout={workout} now={now} />
      <div className="live-feet feet" data-count={Math.max(1, feet.length)}>
        {feet.map((foot) => (
          <HeatMap
            key={foot}
            foot={foot}
            replay={feed}
            buffer={feed}
            showNumbers={false}
            showPath={false}
            meanPath={[]}
            onReadings={ignore}
          />
        ))}
      </div>
      <BigFigure place="second" figure={second} workout={workout} now={now} />
      <LiveState feed={feed} feet={feet} lost={lost} ended={ended} workout={workout} />
    </>
  )
}
