import { Footprint } from '@kinetra/coach-ui/footprint'
import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import { useRef } from 'react'
import { Link } from 'wouter'
import { useRequest } from '../api/use-request.ts'
import { getOverview, getSummary } from '../api/workouts.ts'
import { Course } from '../charts/course.tsx'
import { Print } from '../foot/print.tsx'
import { capitalised, dayAndTime, duration, oneDecimal } from '../format/format.ts'
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
  const pictures = useRequest(`${isWanted} ${workout.id} ${workout.updatedAt}`, async (signal) =>
    isWanted ? await picturesOf(workout.id, signal) : { feet: [], bins: [] },
  )
  const { feet, bins } = pictures.state === 'ready' ? pictures.data : { feet: [], bins: [] }
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
          {capitalised(workout.type)} · {dayAndTime(workout.startedAt)}
          {workout.ownerId === SAMPLE_OWNER && <span className="tag">Sample</span>}
          {workout.status === 'in-progress' && <span className="tag live">Recording</span>}
        </p>
      </div>
      <div className="course-cell">
        <Course bins={bins} />
      </div>
      <Figure name="Length" value={duration(workout.durationInS)} />
      <Figure name="Peak" value={oneDecimal(workout.peakPressure)} />
      <Figure name="Events" value={String(workout.highForceEvents + workout.lowForceEvents)} />
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
