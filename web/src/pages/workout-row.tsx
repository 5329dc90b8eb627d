import { Footprint } from '@kinetra/coach-ui/footprint'
import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from 'wouter'
import { getOverview, getSummary } from '../api/workouts.ts'
import { Course } from '../charts/course.tsx'
import { Print } from '../foot/print.tsx'
import { dayAndTime, duration, grouped, oneDecimal } from '../format/format.ts'
import { t } from '../words/words.ts'
import { useSeen } from './use-seen.ts'

const BINS = 60

/** What a row draws of its workout, asked for when the row comes into view. */
async function picturesOf(id: string, signal: AbortSignal) {
  const summary = await getSummary(id, signal)
  const foot = summary?.feet[0]?.foot
  return { feet: summary?.feet ?? [], bins: foot ? await getOverview(id, { bins: BINS, foot }, signal) : [] }
}

export function WorkoutRow({ workout }: { workout: Workout }) {
  const row = useRef<HTMLLIElement>(null)
  const seen = useSeen(row)
  const isWanted = seen && workout.frameCount > 0
  const pictures = useQuery({
    queryKey: ['pictures', workout.id, workout.updatedAt],
    queryFn: ({ signal }) => picturesOf(workout.id, signal),
    enabled: isWanted,
  })
  const { feet, bins } = pictures.data ?? { feet: [], bins: [] }
  return (
    <li className="workout-row" ref={row}>
      {feet.length > 0 ? (
        <Print feet={feet} />
      ) : (
        <span className="print">
          <Footprint className="no-print" />
        </span>
      )}
      <div className="what">
        <h3>
          <Link href={`/workouts/${workout.id}`}>{workout.name}</Link>
        </h3>
        <p className="small quiet">
          {t(workout.type)} · {dayAndTime(workout.startedAt)}
          {workout.ownerId === SAMPLE_OWNER && <span className="tag">{t('sample')}</span>}
          {workout.status === 'in-progress' && <span className="tag live">{t('recording')}</span>}
        </p>
      </div>
      <div className="course-cell">
        <Course bins={bins} />
      </div>
      <Figure name={t('length')} value={duration(workout.durationInS)} />
      <Figure name={t('peak')} value={oneDecimal(workout.peakPressure)} />
      <Figure name={t('hardLandings')} value={grouped(workout.highForceEvents)} />
    </li>
  )
}

function Figure(props: { name: string; value: string }) {
  return (
    <dl className="figure">
      <dt>{props.name}</dt>
      <dd className="number">{props.value}</dd>
    </dl>
  )
}
