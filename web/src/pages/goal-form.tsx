import { type Goal, goal } from '@kinetra/workouts/goals'
import type { FigureName } from '@kinetra/workouts/usual/figures'
import type { WorkoutType } from '@kinetra/workouts/workout'
import { type FormEvent, useId, useState } from 'react'
import { saveGoal } from '../settings/save-goal.ts'
import { failureWords } from '../words/failure-words.ts'
import { t } from '../words/words.ts'
import { scaleOf, type TrendLine } from './trend-lines.ts'

interface GoalFormProps {
  readonly kind: WorkoutType
  readonly figure: FigureName
  readonly line: TrendLine
}

/** The user's own goal for a figure: how it stands, and where it is set. */
export function GoalForm({ kind, figure, line }: GoalFormProps) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState('')
  const [saving, setSaving] = useState(false)
  const form = useId()
  const scale = scaleOf(figure)
  const [reach, setReach] = useState<Goal['reach']>(line.goal?.reach ?? 'at-least')
  const [value, setValue] = useState(line.goal ? String(Math.round(line.goal.value * 100) / 100) : '')
  const save = async (wanted: Goal | null) => {
    setSaving(true)
    setProblem('')
    try {
      await saveGoal(kind, figure, wanted)
      setOpen(false)
    } catch (cause) {
      setProblem(failureWords(cause instanceof Error ? cause : new Error(String(cause))).join(' '))
    }
    setSaving(false)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = value.trim().replace(',', '.')
    const wanted = goal.safeParse({ reach, value: text === '' ? Number.NaN : Number(text) / scale })
    if (wanted.success) void save(wanted.data)
    else setProblem(t('goalNoNumber'))
  }
  return (
    <div className="goal" data-testid={`goal-${figure}`}>
      <p className="small number" role="status">
        {line.goalWords}
      </p>
      <button
        type="button"
        className="button"
        aria-expanded={open}
        aria-controls={form}
        onClick={() => setOpen((shown) => !shown)}
      >
        {t(line.goal ? 'changeGoal' : 'setGoal')}
        <span className="visually-hidden">: {line.name}</span>
      </button>
      <form id={form} hidden={!open} onSubmit={submit}>
        <select
          className="field"
          aria-label={t('goalReach')}
          value={reach}
          onChange={(event) => setReach(event.target.value === 'at-most' ? 'at-most' : 'at-least')}
        >
          <option value="at-least">{t('goalAtLeast')}</option>
          <option value="at-most">{t('goalAtMost')}</option>
        </select>
        <input
          className="field number"
          inputMode="decimal"
          aria-label={t('goalValue', { name: line.name })}
          aria-invalid={problem !== ''}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <span className="quiet small">{scale === 100 ? '%' : line.unit}</span>
        <span className="switches">
          <button type="submit" className="button solid" disabled={saving}>
            {t('save')}
          </button>
          {line.goal && (
            <button type="button" className="button" disabled={saving} onClick={() => void save(null)}>
              {t('removeGoal')}
            </button>
          )}
        </span>
        {problem && (
          <p className="small problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </div>
  )
}
