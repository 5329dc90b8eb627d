import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Comparison } from '@kinetra/workouts/usual/compare'
import { FIGURES, type FigureName } from '@kinetra/workouts/usual/figures'
import type { Workout } from '@kinetra/workouts/workout'
import { placeOfFoot } from '../foot/place-of-foot.ts'
import { decimal, duration, grouped } from '../format/format.ts'
import { BesideUsual } from '../usual/beside-usual.tsx'
import { FIGURE_WORDS } from '../usual/figure-words.ts'
import { Term } from '../usual/term.tsx'
import { t } from '../words/words.ts'

interface KeyFiguresProps {
  readonly workout: Workout
  readonly summary: WorkoutSummary
  readonly comparison?: Comparison | null | undefined
}

const SHOWN: readonly FigureName[] = [
  'peakPressure',
  'cadence',
  'contactTime',
  'hardLandings',
  'lightContacts',
  'heelShare',
  'leftShare',
]

/** The workout in figures, beside what is usual; what is not known is left out and never guessed. */
export function KeyFigures({ workout, summary, comparison }: KeyFiguresProps) {
  const [firstFoot, otherFoot] = summary.feet
  // With one insole these are the steps of that foot only.
  const stepsOf = firstFoot && !otherFoot ? placeOfFoot(t('steps'), firstFoot.foot) : t('steps')
  const counts: Partial<Record<FigureName, number>> = {
    hardLandings: workout.highForceEvents,
    lightContacts: workout.lowForceEvents,
  }
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t('length')}</dt>
          <dd className="number">{duration(summary.durationInS)}</dd>
        </div>
        {summary.gait && (
          <div>
            <dt>{stepsOf}</dt>
            <dd className="number">{grouped(summary.gait.steps)}</dd>
          </div>
        )}
        {SHOWN.map((figure) => {
          const value = FIGURES[figure].read({ workout, summary })
          if (value === null) return null
          const { name, term, unit, write } = FIGURE_WORDS[figure]
          const count = counts[figure]
          const compared = comparison?.figures.find((candidate) => candidate.figure === figure)
          return (
            <div key={figure} id={`figure-${figure}`} tabIndex={-1}>
              <dt>
                <Term name={t(name)}>{t(term)}</Term>
              </dt>
              <dd className="number">
                {count === undefined ? write(value) : grouped(count)}{' '}
                {unit && count === undefined && <small>{t(unit)}</small>}
              </dd>
              {compared && (
                <dd>
                  <BesideUsual compared={compared} />
                </dd>
              )}
            </div>
          )
        })}
      </dl>
      {!summary.gait && (
        <p className="small quiet remarks">
          {firstFoot ? t('noGait', { rate: decimal(firstFoot.samplingRateHz, 1) }) : t('noGaitAtAll')}
        </p>
      )}
    </>
  )
}
