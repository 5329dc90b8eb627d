import { WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { t } from '../words/words.ts'

/** Which kind of workout is shown; `all` is the value that stands for every kind. */
export function KindSelect(props: { all: string; value: string; onChoose: (kind: string) => void }) {
  return (
    <select
      className="field"
      aria-label={t('kind')}
      value={props.value}
      onChange={(event) => props.onChoose(event.target.value)}
    >
      <option value={props.all}>{t('allKinds')}</option>
      {WORKOUT_TYPES.map((name) => (
        <option key={name} value={name}>
          {t(name)}
        </option>
      ))}
    </select>
  )
}
