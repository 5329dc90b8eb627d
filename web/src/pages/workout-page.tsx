import '../styles/foot.css'
import '../styles/replay.css'
import '../styles/chart.css'
import '../styles/workout.css'
import '../styles/usual.css'
import '../words/pages.ts'
import { useStore } from '@kinetra/coach-ui/store'
import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Comparison } from '@kinetra/workouts/usual/compare'
import type { Workout } from '@kinetra/workouts/workout'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { RequestError } from '../api/request.ts'
import { getUsual } from '../api/usual.ts'
import { getEvents, getSummary, getWorkout } from '../api/workouts.ts'
import { PressureChart } from '../charts/pressure-chart.tsx'
import { dayAndTime } from '../format/format.ts'
import { useReplay } from '../replay/use-replay.ts'
import { userSettings } from '../settings/user-settings.ts'
import { lazyPart, loadCode } from '../shell/lazy-part.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { Empty, Failure, Loading } from '../shell/states.tsx'
import { HowItWent } from '../usual/how-it-went.tsx'
import { t } from '../words/words.ts'
import { ExportButton } from './export-button.tsx'
import { KeyFigures } from './key-figures.tsx'
import { RegionTable } from './region-table.tsx'
import { ReplayPlate } from './replay-plate.tsx'
import { useWorkoutAddress } from './use-workout-address.ts'

const Conversations = lazyPart(async () => (await import('./conversations.tsx')).Conversations)
const Notes = lazyPart(async () => (await import('./notes.tsx')).Notes)
const LiveFollow = lazyPart(async () => (await import('./live-follow.tsx')).LiveFollow)

async function load(id: string, signal: AbortSignal) {
  const [workout, summary, events, comparison, { UsualPrints }] = await Promise.all([
    getWorkout(id, signal),
    getSummary(id, signal),
    getEvents(id, signal),
    getUsual(id, signal),
    // With the figures, so that nothing jumps when it comes.
    loadCode(() => import('../usual/usual-prints.tsx')),
  ])
  return { workout, summary, events, comparison, UsualPrints }
}

/** One workout: the replay on the foot, its figures, its line over time, its notes and conversations. */
export function WorkoutPage({ id }: { id: string }) {
  const request = useQuery({ queryKey: ['workout', id], queryFn: ({ signal }) => load(id, signal) })
  usePageTitle(request.data?.workout.name ?? t('workout'))
  useWorkoutAddress(id)
  useStore(userSettings, ({ numbers }) => numbers)
  if (!request.data) {
    return (
      <>
        <h1 className="visually-hidden">{t('workout')}</h1>
        {request.isPending ? (
          <Loading words={t('loadingWorkout')} />
        ) : request.error && isUnknown(request.error) ? (
          <NoSuchWorkout />
        ) : (
          <Failure error={request.error} retry={() => void request.refetch()} />
        )}
      </>
    )
  }
  return <WorkoutView {...request.data} reload={() => void request.refetch()} />
}

const fileName = ({ name }: Workout) => `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.jsonl`

/** Also for an id that cannot be one. */
const isUnknown = (error: Error) => error instanceof RequestError && [400, 404].includes(error.status)

/** An unknown id and somebody else's workout are one and the same. */
function NoSuchWorkout() {
  return (
    <Empty title={t('noSuchWorkout')}>
      {t('noSuchWorkoutWhy')} <Link href="/">{t('showAllWorkouts')}</Link>
    </Empty>
  )
}

interface WorkoutViewProps {
  readonly workout: Workout
  readonly summary: WorkoutSummary | null
  readonly events: readonly WorkoutEvent[]
  readonly comparison: Comparison | null
  readonly UsualPrints: ComponentType<{ comparison: Comparison }>
}

function WorkoutView({ reload, ...props }: WorkoutViewProps & { reload: () => void }) {
  const { workout, summary, comparison } = props
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{workout.name}</h1>
          <p className="quiet">
            {t(workout.type)} · {dayAndTime(workout.startedAt)}{' '}
            {workout.ownerId === SAMPLE_OWNER && <span className="tag">{t('sample')}</span>}{' '}
            {workout.status === 'in-progress' && <span className="tag live">{t('recording')}</span>}
          </p>
          {workout.remarks.length > 0 && (
            <div className="remarks small quiet" lang="en">
              {workout.remarks.map((remark) => (
                <p key={remark}>{remark}</p>
              ))}
            </div>
          )}
        </div>
        {workout.frameCount > 0 && (
          <ExportButton
            file={fileName(workout)}
            make={async (told) =>
              await (await import('../api/export-workout.ts')).exportWorkout(workout, told)
            }
          />
        )}
      </header>
      {workout.status === 'completed' && comparison && <HowItWent comparison={comparison} />}
      {workout.status === 'in-progress' ? (
        <Suspense fallback={<Loading words={t('loadingWorkout')} />}>
          <LiveFollow workout={workout} onCompleted={reload} />
        </Suspense>
      ) : summary && summary.frameCount > 0 ? (
        <Measured {...props} summary={summary} />
      ) : (
        <Empty title={t('neverMeasured')}>{t('neverMeasuredWhy')}</Empty>
      )}
      <div className="section two-columns">
        <Suspense fallback={<h2>{t('notes')}</h2>}>
          <Notes workoutId={workout.id} />
        </Suspense>
        <Suspense fallback={<h2>{t('conversations')}</h2>}>
          <Conversations workoutId={workout.id} />
        </Suspense>
      </div>
    </>
  )
}

function Measured({
  workout,
  summary,
  events,
  comparison,
  UsualPrints,
}: WorkoutViewProps & { summary: WorkoutSummary }) {
  const replay = useReplay(workout.id, summary)
  const [problem, setProblem] = useState<Error | null>(null)
  useEffect(() => {
    replay.buffer.onError = (cause) => setProblem(cause instanceof Error ? cause : new Error(String(cause)))
    return replay.buffer.onLoad(() => setProblem(null))
  }, [replay])
  return (
    <>
      <div className="workout-grid">
        <ReplayPlate
          replay={replay.clock}
          buffer={replay.buffer}
          summary={summary}
          events={events}
          problem={problem}
        />
        <div>
          <KeyFigures workout={workout} summary={summary} comparison={comparison} />
          <section className="section regions-section">
            <h2>{t('regions')}</h2>
            <RegionTable summary={summary} replay={replay.clock} />
          </section>
        </div>
      </div>
      {comparison && <UsualPrints comparison={comparison} />}
      <section className="section">
        <h2>{t('overTime')}</h2>
        <PressureChart workoutId={workout.id} summary={summary} events={events} replay={replay.clock} />
      </section>
    </>
  )
}
