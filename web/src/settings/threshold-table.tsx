import { useStore } from '@kinetra/coach-ui/store'
import { THRESHOLDS } from '@kinetra/workouts/thresholds'
import { WORKOUT_TYPES, type WorkoutType } from '@kinetra/workouts/workout'
import { t } from '../words/words.ts'
import { changeThresholds, settingsForm } from './settings-form.ts'
import { readFields, type ThresholdFields } from './threshold-fields.ts'

const EDGES = [
  ['high', 'highFrom'],
  ['low', 'lowTo'],
] as const

/** The thresholds of each activity; an empty field takes the usual value, which it shows. */
export function ThresholdTable() {
  const form = useStore(settingsForm, ({ thresholds }) => thresholds)
  const change = (type: WorkoutType, fields: Partial<ThresholdFields>) =>
    changeThresholds({ ...form, [type]: { ...form[type], ...fields } })
  return (
    <div className="threshold-table">
      <div className="threshold-row threshold-head small quiet" aria-hidden="true">
        <span>{t('activity')}</span>
        {EDGES.map(([edge, title]) => (
          <span key={edge}>{t(title)}</span>
        ))}
      </div>
      {WORKOUT_TYPES.map((type) => {
        const read = readFields(type, form[type])
        const { edge: wrong, problem } = 'problem' in read ? read : { edge: null, problem: null }
        return (
          <fieldset key={type} className="threshold-row" data-testid={`thresholds-${type}`}>
            <legend className="visually-hidden">{t(type)}</legend>
            <span aria-hidden="true">{t(type)}</span>
            {EDGES.map(([edge, title]) => (
              <input
                key={edge}
                className="field number"
                inputMode="decimal"
                aria-label={t('thresholdOf', { edge: t(title), activity: t(type) })}
                aria-invalid={wrong === edge}
                aria-describedby={problem ? `problem-${type}` : undefined}
                placeholder={String(THRESHOLDS[type][edge])}
                value={form[type][edge]}
                onChange={(event) => change(type, { [edge]: event.target.value })}
              />
            ))}
            {problem && (
              <p id={`problem-${type}`} className="small problem" role="alert">
                {problem}
              </p>
            )}
          </fieldset>
        )
      })}
    </div>
  )
}
