import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { decimal, duration, grouped, oneDecimal, percent } from '../format/format.ts'

/** The workout in figures; what is not known is left out and never guessed. */
export function KeyFigures({ workout, summary }: { workout: Workout; summary: WorkoutSummary }) {
  const [firstFoot] = summary.feet
  const figures: (readonly [name: string, value: string, unit?: string])[] = [
    ['Length', duration(summary.durationInS)],
  ]
  if (workout.peakPressure !== null) figures.push(['Peak pressure', oneDecimal(workout.peakPressure)])
  if (summary.gait) {
    figures.push(
      ['Steps', grouped(summary.gait.steps)],
      ['Cadence', summary.gait.cadencePerMin.toFixed(0), 'a minute'],
    )
    if (summary.gait.contactTimeMs !== null) {
      figures.push(['Contact time', summary.gait.contactTimeMs.toFixed(0), 'ms'])
    }
  }
  figures.push(['High force', String(workout.highForceEvents), 'events'])
  figures.push(['Low force', String(workout.lowForceEvents), 'events'])
  if (summary.leftLoadShare !== null) figures.push(['On the left foot', percent(summary.leftLoadShare)])
  else if (firstFoot && firstFoot.heelToForefoot !== null) {
    figures.push(['Heel to forefoot', decimal(firstFoot.heelToForefoot, 2)])
  }
  return (
    <>
      <dl className="figures">
        {figures.map(([name, value, unit]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">
              {value} {unit && <small>{unit}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {!summary.gait && (
        <p className="small quiet remarks">
          Steps and cadence are not shown: this recording has{' '}
          {firstFoot ? decimal(firstFoot.samplingRateHz, 1) : 'too few'} frames a second, and fewer than 20 do
          not tell steps apart.
        </p>
      )}
    </>
  )
}
