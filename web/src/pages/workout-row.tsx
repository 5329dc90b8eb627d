import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import { Link } from 'wouter'
import { Sparkline } from '../charts/sparkline.tsx'
import { pressureColour } from '../foot/colour-scale.ts'
import { capitalised, dayAndTime, duration, oneDecimal } from '../format/format.ts'

export function WorkoutRow({ workout }: { workout: Workout }) {
  const events = workout.highForceEvents + workout.lowForceEvents
  return (
    <li className="workout-row">
      <div>
        <h2>
          <Link href={`/workouts/${workout.id}`}>{workout.name}</Link>
        </h2>
        <p className="what small quiet">
          {capitalised(workout.type)} · {dayAndTime(workout.startedAt)}
          {workout.ownerId === SAMPLE_OWNER && <span className="tag">Sample</span>}
          {workout.status === 'in-progress' && <span className="tag">Recording</span>}
        </p>
      </div>
      <div className="sparkline-cell">
        {workout.frameCount > 0 && <Sparkline workoutId={workout.id} updatedAt={workout.updatedAt} />}
      </div>
      <Figure name="Length" value={duration(workout.durationInS)} />
      <dl className="figure">
        <dt>Peak</dt>
        <dd className="number">
          {workout.peakPressure === null ? (
            '–'
          ) : (
            <>
              <span className="swatch" style={{ background: pressureColour(workout.peakPressure) }} />
              {oneDecimal(workout.peakPressure)}
            </>
          )}
        </dd>
      </dl>
      <Figure name="Events" value={String(events)} />
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
