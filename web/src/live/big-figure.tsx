import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { t } from '../words/words.ts'
import { chooseLiveFigure, LIVE_FIGURE_NAMES, LIVE_FIGURES, type LiveFigureName } from './live-choice.ts'

interface BigFigureProps {
  readonly place: 'first' | 'second'
  readonly figure: LiveFigureName
  readonly workout: Workout
  /** The last seconds. */
  readonly now: WorkoutSummary | null
}

/** A figure that is read while running; its name is where another one is chosen. */
export function BigFigure({ place, figure, workout, now }: BigFigureProps) {
  const { unit, read } = LIVE_FIGURES[figure]
  return (
    <div className="big-figure" data-place={place} data-testid={`live-${place}`}>
      <p className="number">{read(workout, now)}</p>
      <p className="quiet live-unit">{unit ? t(unit) : ' '}</p>
      <select
        className="field"
        aria-label={t(place === 'first' ? 'firstFigure' : 'secondFigure')}
        value={figure}
        onChange={(event) => {
          const name = LIVE_FIGURE_NAMES.find((candidate) => candidate === event.target.value)
          if (name) chooseLiveFigure(place, name)
        }}
      >
        {LIVE_FIGURE_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(LIVE_FIGURES[name].name)}
          </option>
        ))}
      </select>
    </div>
  )
}
