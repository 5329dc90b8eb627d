import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { decimal, duration, grouped, oneDecimal, percent } from '../format/format.ts'
import { t } from '../words/words.ts'

/** The workout in figures; what is not known is left out and never guessed. */
export function KeyFigures({ workout, summary }: { workout: Workout; summary: WorkoutSummary }) {
  const [firstFoot] = summary.feet
  const figures: (readonly [name: string, value: string, unit?: string])[] = [
    [t('length'), duration(summary.durationInS)],
  ]
  if (workout.peakPressure !== null) figures.push([t('peakPressure'), oneDecimal(workout.peakPressure)])
  if (summary.gait) {
    figures.push(
      [t('steps'), grouped(summary.gait.steps)],
      [t('cadence'), decimal(summary.gait.cadencePerMin, 0), t('stepsPerMinute')],
    )
    if (summary.gait.contactTimeMs !== null) {
      figures.push([t('contactTime'), t('milliseconds', { value: decimal(summary.gait.contactTimeMs, 0) })])
    }
  }
  figures.push([t('hardLandings'), grouped(workout.highForceEvents), t('highForceEvents')])
  figures.push([t('lightContacts'), grouped(workout.lowForceEvents), t('lowForceEvents')])
  if (summary.leftLoadShare !== null) figures.push([t('onLeftFoot'), percent(summary.leftLoadShare)])
  else if (firstFoot && firstFoot.heelToForefoot !== null) {
    figures.push([t('heelToForefoot'), decimal(firstFoot.heelToForefoot, 2)])
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
          {firstFoot ? t('noGait', { rate: decimal(firstFoot.samplingRateHz, 1) }) : t('noGaitAtAll')}
        </p>
      )}
    </>
  )
}
